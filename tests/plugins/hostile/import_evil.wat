  (import "env" "evil" (func))

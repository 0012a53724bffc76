  (import "peil" "log" (memory 1 4))

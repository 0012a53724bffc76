  ;; The one function that it may have, as one of another type.
  (import "peil" "log" (func (param i32)))

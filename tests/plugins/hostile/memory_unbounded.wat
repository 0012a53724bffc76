  ;; Declares no maximum.
  (memory (export "memory") 3)

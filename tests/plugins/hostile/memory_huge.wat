  ;; Declares a maximum of 4 GiB.
  (memory (export "memory") 3 65536)

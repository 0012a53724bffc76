  ;; Has data that don't lie in its memory.
  (data (i32.const 196607) "ab")

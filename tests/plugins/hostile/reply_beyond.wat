  ;; A score above what it can be.
  (data (i32.const 1024) "{\"scores\":[{\"id\":\"extra\",\"value\":\"1000000000000000\"}]}")

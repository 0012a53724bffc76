  ;; Judges a score that the assessment computes itself.
  (data (i32.const 1024) "{\"scores\":[{\"id\":\"whole\",\"value\":\"3\"}]}")

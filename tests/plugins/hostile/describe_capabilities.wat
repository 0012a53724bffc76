  ;; Says that it can do less than its manifest does.
  (data (i32.const 16) "{\"id\":\"org.example.hostile\",\"version\":\"1.0.0\",\"abi\":\"1.0\",\"capabilities\":[\"scores\"]}")

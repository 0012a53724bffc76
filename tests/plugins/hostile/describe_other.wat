  ;; Describes itself as another plugin than its manifest.
  (data (i32.const 16) "{\"id\":\"org.example.somebody-else\",\"version\":\"1.0.0\",\"abi\":\"1.0\",\"capabilities\":[\"scores\",\"labels\",\"findings\",\"actions\",\"notes\"]}")

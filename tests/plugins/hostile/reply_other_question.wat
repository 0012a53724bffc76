  ;; Gives as its reason a question that there isn't.
  (data (i32.const 1024) "{\"scores\":[{\"id\":\"extra\",\"value\":\"3\",\"because\":[\"q99\"]}]}")

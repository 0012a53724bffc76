  ;; Without (export "peil_free").

  (memory (export "memory") 3 16)

struct Record {
  int read_count = 0;
};
Record read_record(const char* text);

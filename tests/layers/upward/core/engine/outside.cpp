#include <chrono>
#include <fstream>
#include <vector>

// Reading what a definition says about its earlier versions: how answers to them become answers to
// this one.
#pragma once

#include "engine/format/definition/texts.hpp"
#include "engine/json/id_list.hpp"
#include "engine/json/reading.hpp"
#include "engine/model/definition.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace peil {

// Question ids on the left of a change are those before it, on the right those after it: in the
// definition, or on the left of a later change. Takes what has been read of the definition, with
// its ids; keeps references to all of it.
class ChangeReading {
 public:
  ChangeReading(Reading& reading, TextReading& texts, const Definition& definition,
                IdList& question_ids, IdList& scale_ids)
      : reading_(reading),
        texts_(texts),
        definition_(definition),
        question_ids_(question_ids),
        scale_ids_(scale_ids) {}

  // Takes the member "changes".
  std::vector<Change> read(const boost::json::value& value, const Path& path);

 private:
  // By question or option id: the last change that has it on its left.
  using Lefts = std::unordered_map<std::string_view, std::size_t>;

  // The ids of one change, each of which may stand once on its side.
  struct Sides {
    IdList left;
    IdList right;
  };

  void find_lefts(const boost::json::array& list);
  void find_merged_lefts(const boost::json::value& merged, std::size_t change);
  Change read_change(Members& members);
  void check_order(const Change& change, const Path& path);
  void read_renamed(Members& members, Change& change, Sides& sides);
  void read_split(Members& members, Change& change, Sides& sides);
  void read_merged(Members& members, Change& change, Sides& sides);
  void read_rescaled(Members& members, Change& change);
  void read_rescaling(Members& members, Change::Rescaled& rescaled);
  void read_options(const boost::json::object& object, const Path& path, const Scale* scale,
                    Change::Rescaled& rescaled);
  void read_removed(Members& members, Change& change, Sides& sides);

  const boost::json::object* object_in(Members& members, std::string_view name);
  bool within_limit(std::size_t size, std::size_t limit, std::string_view name, const Path& path);
  bool left(std::string_view id, const Path& path, IdList& ids, Reading::At at);
  bool right(std::string_view id, const Path& path, IdList* ids, Reading::At at);
  std::vector<std::string> id_list(const boost::json::array& list, const Path& path, auto&& fits);

  Reading& reading_;
  TextReading& texts_;
  const Definition& definition_;
  IdList& question_ids_;
  IdList& scale_ids_;
  Lefts questions_;
  Lefts options_;
  bool lefts_known_ = true;        // all of them could be read
  std::size_t at_ = 0;             // the change that is being read
  std::string_view last_version_;  // of the one before it
};

}  // namespace peil

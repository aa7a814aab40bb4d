// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_HPP
#define PBO_PUBLISH_CHARTS_HPP

// Something to look at: findings drawn as pictures (SVG), each with the finding as its title and a text for those who cannot see it.
// Not part of <pbo/publish.hpp>: who prints tables need not compile how pictures are drawn.

#include <pbo/publish/charts/caterpillar.hpp>
#include <pbo/publish/charts/change.hpp>
#include <pbo/publish/charts/change_panels.hpp>
#include <pbo/publish/charts/drawing.hpp>
#include <pbo/publish/charts/forest.hpp>
#include <pbo/publish/charts/forest_panels.hpp>
#include <pbo/publish/charts/frame.hpp>
#include <pbo/publish/charts/funnel.hpp>
#include <pbo/publish/charts/funnel_panels.hpp>
#include <pbo/publish/charts/label_places.hpp>
#include <pbo/publish/charts/likert.hpp>
#include <pbo/publish/charts/likert_panels.hpp>
#include <pbo/publish/charts/palette.hpp>
#include <pbo/publish/charts/region_panels.hpp>
#include <pbo/publish/charts/roll_out_trajectory.hpp>
#include <pbo/publish/charts/scale.hpp>
#include <pbo/publish/charts/stacked.hpp>
#include <pbo/publish/charts/take_up_trajectory.hpp>
#include <pbo/publish/charts/take_up_words.hpp>
#include <pbo/publish/charts/text_width.hpp>
#include <pbo/publish/charts/tile_layout.hpp>
#include <pbo/publish/charts/tile_map.hpp>
#include <pbo/publish/charts/trajectory.hpp>
#include <pbo/publish/charts/trajectory_panels.hpp>

#endif

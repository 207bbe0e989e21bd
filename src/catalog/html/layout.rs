//! Where everything stands in the picture. Whole numbers only, so that every machine draws the same one.
//!
//! Tables are gathered by category, a frame each. Frames are packed into columns of a fixed width: the picture grows
//! downwards as a catalog grows, and its writing stays as large as it is.

use super::graph::Graph;

/// A table's width and height.
pub(super) const NODE: (i32, i32) = (186, 26);
/// From the top of a table to the top of the one below.
const PITCH: i32 = 31;
/// From a frame's edge to its tables.
const PADDING: i32 = 10;
/// The height of a frame's title.
const TITLE: i32 = 24;
/// Between frames, for the references.
const GUTTER: i32 = 30;
/// Between tables of one frame: so much that its columns stand in line with those of other frames.
const GAP: i32 = 2 * PADDING + GUTTER;
/// How many tables stand side by side at most.
const COLUMNS: usize = 6;
/// How many tables stand on top of each other before a frame gets another column.
const TALL: usize = 9;
/// How many arrangements are tried; counted, not timed.
const TRIES: usize = 1500;
/// What fits on a sheet of paper, given its width.
const SHEET: i32 = 820;

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Frame {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

/// The picture's places.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// Each category's frame.
    pub(super) frames: Vec<Frame>,
    /// Each table's left upper corner.
    pub(super) nodes: Vec<(i32, i32)>,
    pub(super) width: i32,
    pub(super) height: i32,
    /// The picture in pieces for paper: top and height of each, cut between tables.
    pub(super) sheets: Vec<(i32, i32)>,
}

/// A frame before it has a place.
struct Block {
    columns: usize,
    rows: usize,
}

impl Block {
    fn new(tables: usize) -> Self {
        let columns = tables.div_ceil(TALL).clamp(1, COLUMNS);
        Block {
            columns,
            rows: tables.div_ceil(columns),
        }
    }

    fn width(&self) -> i32 {
        let columns = int(self.columns);
        columns * NODE.0 + (columns - 1) * GAP + 2 * PADDING
    }

    fn height(&self) -> i32 {
        TITLE + int(self.rows) * PITCH - (PITCH - NODE.1) + PADDING
    }
}

/// From the left of one column to the left of the next.
const UNIT: i32 = NODE.0 + GAP;

impl Layout {
    pub(super) fn new(graph: &Graph<'_>, categories: usize) -> Self {
        let blocks: Vec<Block> = (0..categories)
            .map(|category| {
                let tables = graph.nodes.iter().filter(|n| n.category == category);
                Block::new(tables.count())
            })
            .collect();
        let order = best_order(&blocks, &links(graph));
        let frames = pack(&blocks, &order);
        let nodes = place_nodes(graph, &blocks, &frames);
        let right = |frame: &Frame| frame.x + frame.width;
        let bottom = |frame: &Frame| frame.y + frame.height;
        let width = frames.iter().map(right).max().unwrap_or(0) + GUTTER;
        let height = frames.iter().map(bottom).max().unwrap_or(0) + GUTTER / 2;
        let sheets = sheets(&nodes, &frames, height);
        Layout {
            frames,
            nodes,
            width,
            height,
            sheets,
        }
    }
}

fn int(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX / 4096)
}

/// How often tables of two categories refer to each other.
fn links(graph: &Graph<'_>) -> Vec<(usize, usize)> {
    let category = |node: usize| graph.nodes.get(node).map(|node| node.category);
    graph
        .edges
        .iter()
        .filter_map(|edge| Some((category(edge.from)?, category(edge.to?)?)))
        .filter(|(a, b)| a != b)
        .collect()
}

/// The categories' own order, with pairs exchanged as long as that shortens the references.
fn best_order(blocks: &[Block], links: &[(usize, usize)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    let mut best = cost(&pack(blocks, &order), links);
    let mut tries = 0;
    let mut better = true;
    while better {
        better = false;
        for a in 0..order.len() {
            for b in a + 1..order.len() {
                tries += 1;
                if tries > TRIES {
                    return order;
                }
                order.swap(a, b);
                let now = cost(&pack(blocks, &order), links);
                if now < best {
                    best = now;
                    better = true;
                } else {
                    order.swap(a, b);
                }
            }
        }
    }
    order
}

/// The length of all references between frames, and the picture's height: a ragged picture wastes paper.
fn cost(frames: &[Frame], links: &[(usize, usize)]) -> i64 {
    let middle = |at: usize| {
        let frame = frames.get(at).copied().unwrap_or_default();
        (frame.x * 2 + frame.width, frame.y * 2 + frame.height)
    };
    let length: i64 = links
        .iter()
        .map(|(a, b)| {
            let ((ax, ay), (bx, by)) = (middle(*a), middle(*b));
            i64::from((ax - bx).abs()) + i64::from((ay - by).abs())
        })
        .sum();
    let bottom = frames.iter().map(|f| f.y + f.height).max().unwrap_or(0);
    length + i64::from(bottom) * i64::try_from(links.len() + 8).unwrap_or(i64::MAX / 1_000_000)
}

/// Each frame in turn where it comes to stand highest, the leftmost of equal places.
fn pack(blocks: &[Block], order: &[usize]) -> Vec<Frame> {
    let mut frames = vec![Frame::default(); blocks.len()];
    let mut skyline = [GUTTER / 2; COLUMNS];
    for at in order {
        let (Some(block), Some(frame)) = (blocks.get(*at), frames.get_mut(*at)) else {
            continue;
        };
        let tops = skyline
            .windows(block.columns)
            .map(|window| window.iter().copied().max().unwrap_or(0));
        let Some((y, column)) = tops.enumerate().map(|(column, y)| (y, column)).min() else {
            continue;
        };
        *frame = Frame {
            x: GUTTER + int(column) * UNIT,
            y,
            width: block.width(),
            height: block.height(),
        };
        for top in skyline.iter_mut().skip(column).take(block.columns) {
            *top = y + block.height() + GUTTER / 2;
        }
    }
    frames
}

/// Tables stand in their frames in their own order, column by column.
fn place_nodes(graph: &Graph<'_>, blocks: &[Block], frames: &[Frame]) -> Vec<(i32, i32)> {
    let mut taken = vec![0usize; blocks.len()];
    graph
        .nodes
        .iter()
        .filter_map(|node| {
            let (block, frame) = (blocks.get(node.category)?, frames.get(node.category)?);
            let nth = taken.get_mut(node.category)?;
            let (column, row) = (*nth / block.rows.max(1), *nth % block.rows.max(1));
            *nth += 1;
            Some((
                frame.x + PADDING + int(column) * (NODE.0 + GAP),
                frame.y + TITLE + int(row) * PITCH,
            ))
        })
        .collect()
}

/// Cuts a tall picture where no table and no title stands.
fn sheets(nodes: &[(i32, i32)], frames: &[Frame], height: i32) -> Vec<(i32, i32)> {
    let crosses = |y: i32| {
        nodes
            .iter()
            .any(|(_, top)| (*top..*top + NODE.1).contains(&y))
            || frames.iter().any(|f| (f.y..f.y + TITLE).contains(&y))
    };
    let mut sheets = Vec::new();
    let mut top = 0;
    while height - top > SHEET {
        let lowest = top + SHEET / 2;
        let cut = (lowest..=top + SHEET)
            .rev()
            .find(|y| !crosses(*y))
            .unwrap_or(top + SHEET);
        sheets.push((top, cut - top));
        top = cut;
    }
    sheets.push((top, height - top));
    sheets
}

/// A reference's line between two tables; the script has the same rule for tables that it moves.
pub(super) fn line(from: (i32, i32), to: (i32, i32), parallel: i32) -> String {
    let middle = NODE.1 / 2 + (parallel % 4) * 3;
    let ((ax, ay), (bx, by)) = ((from.0, from.1 + middle), (to.0, to.1 + middle));
    if from == to {
        let right = ax + NODE.0;
        return format!("M{right} {}c24 -12 24 22 0 10", ay - 5);
    }
    let (start, end, bend) = if bx >= ax + NODE.0 {
        (ax + NODE.0, bx, ((bx - ax - NODE.0) / 2).max(24))
    } else if ax >= bx + NODE.0 {
        (ax, bx + NODE.0, -((ax - bx - NODE.0) / 2).max(24))
    } else {
        // In one column: around the left side of what stands between.
        let bulge = 14 + ((by - ay).abs() / 14).min(30);
        return format!(
            "M{ax} {ay}C{0} {ay} {1} {by} {bx} {by}",
            ax - bulge,
            bx - bulge
        );
    };
    format!(
        "M{start} {ay}C{0} {ay} {1} {by} {end} {by}",
        start + bend,
        end - bend
    )
}

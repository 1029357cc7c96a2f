using LlamaBatch.Claims.Problems;
using LlamaBatch.Data;
using LlamaBatch.Trials;

namespace LlamaBatch.Catalog;

/// <summary>Simulated results, on which the claims of an experiment are evaluated before training.</summary>
/// <param name="Kind">The kind of results.</param>
/// <param name="MayDecide">Whether configurations differ so clearly that a claim about them should be decided.</param>
/// <param name="Table">The results.</param>
internal sealed record MadeUpResults(MadeUp Kind, bool MayDecide, ResultTable Table)
{
    /// <summary>The relative difference between seeds. It is far smaller than the differences between configurations.</summary>
    private const double Noise = 1e-5;

    /// <summary>
    /// The number of simulated results in which configurations have a random order. Claims about interactions need such results, because
    /// results that are ordered by one axis never clearly decide these claims.
    /// </summary>
    private const int Orders = 6;

    /// <summary>The factor by which a batch size must differ from the critical batch size to be a bound on it.</summary>
    /// <remarks>
    /// <c>CriticalBatchFit</c> requires a ratio of 3. The larger factor allows for errors, because the number of tokens to a target is
    /// interpolated on a curve.
    /// </remarks>
    private const double Bounding = 4;

    /// <summary>The ratio of the largest simulated value, 0.9, to the smallest, 0.1.</summary>
    private const double Span = 9;

    /// <summary>
    /// The ratio of the largest simulated value, 8.1, to the smallest, 0.1, in bowl-shaped results. Used for metrics that may exceed 8.1.
    /// </summary>
    private const double WideSpan = 81;

    /// <summary>
    /// In bowl-shaped results, the minimum height (from 0 to 1) of the first and last level. The loss at these levels is then more than 2
    /// above the lowest loss.
    /// </summary>
    private const double LowestSide = 0.7;

    /// <summary>The number of measurements in a learning curve.</summary>
    private const int Records = 20;

    /// <summary>
    /// Makes results for many orders of the configurations. In some results, values rise or fall with the level, or one level is best. In
    /// others, all values are equal, or trials are missing or diverged. If there are targets, configurations also reach them at different
    /// times.
    /// </summary>
    public static IEnumerable<MadeUpResults> Of<TPoint>(PlannedSweep<TPoint> planned)
        where TPoint : LlamaExperiment
    {
        var maker = new Maker<TPoint>(planned);
        var heights = new List<Func<int, double>> { place => place, place => -place };
        for (int axis = 0; axis < maker.LevelCounts.Count; axis++)
        {
            for (int level = 0; level < maker.LevelCounts[axis]; level++)
            {
                (int along, int peak) = (axis, level);
                heights.Add(place => Math.Abs(maker.LevelAt(place, along) - peak));
                heights.Add(place => -Math.Abs(maker.LevelAt(place, along) - peak));
            }
        }

        heights.AddRange(Enumerable.Range(0, Orders).Select(order => (Func<int, double>)(place => Share(order, place, 0))));
        foreach (Func<int, double> height in heights)
        {
            yield return new(MadeUp.Different, true, maker.Table(height));
            if (planned.Sweep.Targets.Count > 0)
            {
                yield return new(MadeUp.Race, true, maker.Table(height, isRace: true));
            }
        }

        foreach (Func<int, double> bowl in maker.Bowls)
        {
            yield return new(MadeUp.Different, true, maker.Table(bowl, isWide: true));
        }

        if (planned.Sweep.Targets.Count > 0)
        {
            foreach (double critical in maker.CriticalBatches)
            {
                yield return new(MadeUp.Race, true, maker.RaceBy(critical));
            }
        }

        yield return new(MadeUp.Equal, false, maker.Table(_ => 0));
        yield return new(MadeUp.AllDiverged, false, maker.Table(heights[0], outcome: (_, _) => Outcome.Diverged));
        yield return new(
            MadeUp.SomeDiverged,
            false,
            maker.Table(heights[0], outcome: (place, seed) => place == 0 || seed == 1 ? Outcome.Diverged : Outcome.Completed));
        yield return new(
            MadeUp.SomeMissing,
            false,
            maker.Table(heights[0], outcome: (place, seed) => place % 2 == 0 && seed > 1 ? null : Outcome.Completed));
        yield return new(MadeUp.NoneFinished, false, maker.Table(heights[0], outcome: (_, _) => null));
    }

    /// <summary>A reproducible pseudo-random number in [0, 1).</summary>
    private static double Share(int order, int place, int seed)
        => SplitMix64.Key(Purpose.CostOrder, (order * 7919) + seed, place) / (ulong.MaxValue + 1.0);

    /// <summary>Makes the results of a sweep at a scale.</summary>
    private sealed class Maker<TPoint>
        where TPoint : LlamaExperiment
    {
        private readonly PlannedSweep<TPoint> _planned;
        private readonly List<ResultPoint> _points;
        private readonly List<List<string>> _levels;
        private readonly int[] _seeds;
        private readonly int[] _blocks;

        public Maker(PlannedSweep<TPoint> planned)
        {
            _planned = planned;
            TunedLevel[] tuned = [.. planned.Sweep.Axes.Where(axis => axis.IsTuned).Select(Chosen)];
            _points = [.. planned.ComparedPoints.Select(levels => ResultPoint.Of(planned, levels, []) with { Tuned = tuned })];
            _levels = [.. planned.Sweep.Axes.Where(axis => !axis.IsTuned).Select(axis => axis.LevelsAt(planned.Scale).ToList())];
            _seeds = [.. Enumerable.Range(1, planned.Seeds)];
            _blocks = [.. Enumerable.Range(1, planned.CostBlocks)];
        }

        /// <summary>The number of levels of each compared axis.</summary>
        public IReadOnlyList<int> LevelCounts => [.. _levels.Select(levels => levels.Count)];

        /// <summary>The index of a configuration's level among the levels of an axis.</summary>
        public int LevelAt(int place, int axis) => _levels[axis].IndexOf(_points[place].Levels[axis].Level);

        /// <summary>
        /// Results that are best at a middle level of one axis and worse on both sides. The size of the difference depends on another axis,
        /// so that the ranges of nearly best levels have different widths.
        /// </summary>
        public IEnumerable<Func<int, double>> Bowls =>
            from along in Enumerable.Range(0, _levels.Count)
            where _levels[along].Count > 2
            from across in Enumerable.Range(0, _levels.Count)
            where across != along
            from falls in Enumerable.Range(0, 2)
            select (Func<int, double>)(place =>
            {
                int lowest = _levels[along].Count / 2;
                int away = LevelAt(place, along) - lowest;
                double side = away < 0 ? -away / (double)lowest : away / Math.Max(1.0, _levels[along].Count - 1 - lowest);
                int rank = falls == 1 ? _levels[across].Count - LevelAt(place, across) : 1 + LevelAt(place, across);
                return (LowestSide + ((1 - LowestSide) * rank / _levels[across].Count)) * side;
            });

        /// <summary>
        /// Three critical batch sizes to simulate, in tokens. One lies in the middle of the configurations' batch sizes, one near the
        /// smallest, and one near the largest.
        /// </summary>
        public IReadOnlyList<double> CriticalBatches
        {
            get
            {
                double least = _points.Min(point => point.Plan.TokensPerStep), most = _points.Max(point => point.Plan.TokensPerStep);
                return [Math.Sqrt(least * most), least * Bounding, most / Bounding];
            }
        }

        /// <summary>
        /// Makes results in which the number of tokens to a target is proportional to 1 + b / b_crit. The batch size b is in tokens.
        /// </summary>
        /// <param name="critical">The critical batch size b_crit, in tokens.</param>
        public ResultTable RaceBy(double critical)
        {
            double most = _points.Max(point => point.Plan.TokensPerStep);
            double ReachedBy(int place) => (1 + (_points[place].Plan.TokensPerStep / critical)) / (1 + (most / critical));
            // A curve of height h reaches the targets after a fraction 0.2 + 0.6 h of the tokens.
            return TableOf(place => ((0.8 * ReachedBy(place)) - 0.2) / 0.6, isRace: true);
        }

        /// <summary>Makes a table of results.</summary>
        /// <param name="height">
        /// Maps the index of a configuration to a number that ranks the values of its metrics. The numbers are rescaled to 0 to 1.
        /// </param>
        /// <param name="isRace">
        /// Whether the height determines when a configuration reaches the targets. Otherwise, it determines the final values.
        /// </param>
        /// <param name="outcome">Gives a trial's outcome from a configuration's index and a seed; null for an unfinished trial.</param>
        /// <param name="isWide">Whether values go up to 8.1 instead of 0.9, for metrics that may exceed 8.1.</param>
        public ResultTable Table(
            Func<int, double> height, bool isRace = false, Func<int, int, Outcome?>? outcome = null, bool isWide = false)
        {
            double[] heights = [.. Enumerable.Range(0, _points.Count).Select(height)];
            double low = heights.Length == 0 ? 0 : heights.Min(), span = heights.Length == 0 ? 0 : heights.Max() - low;
            return TableOf(place => span > 0 ? (heights[place] - low) / span : 0, isRace, outcome, isWide);
        }

        /// <summary>Makes a table of results. Heights, from 0 to 1, determine the values of the configurations.</summary>
        private ResultTable TableOf(
            Func<int, double> heightOf, bool isRace, Func<int, int, Outcome?>? outcome = null, bool isWide = false)
        {
            TrialResult? ResultOf(int place, int seed, Phase phase) => (outcome is null
                ? Outcome.Completed
                : outcome(place, seed)) is not Outcome ended ? null
                : new TrialResult(
                    $"{phase} {place} {seed}",
                    _points[place].Levels,
                    seed,
                    phase,
                    phase == Phase.Cost ? Outcome.Completed : ended,
                    _points[place].Plan.TokensTrained,
                    phase == Phase.Cost ? [] : _planned.Sweep.Metrics.Where(metric => metric.Kind != MetricKind.Cost)
                        .ToDictionary(
                            metric => metric.Key,
                            metric => CurveOf(metric, place, heightOf(place), seed, isRace, isWide),
                            StringComparer.Ordinal),
                    phase != Phase.Cost ? [] : _planned.Sweep.Metrics.Where(metric => metric.Kind == MetricKind.Cost)
                        .ToDictionary(metric => metric.Key, _ => ValueOf(place, heightOf(place), seed), StringComparer.Ordinal));

            return new ResultTable(
                _planned.Scale,
                ResultAxis.Of(_planned),
                _planned.Sweep.Metrics,
                _seeds,
                [.. _points.Select((point, place) => point with
                {
                    Trials = [.. _seeds.Select(seed => ResultOf(place, seed, Phase.Evaluation)).OfType<TrialResult>()],
                    Costs = [.. _blocks.Select(block => ResultOf(place, block, Phase.Cost)).OfType<TrialResult>()],
                })])
            {
                Targets = _planned.Sweep.Targets,
                Blocks = _blocks,
                AssumesEqualTimes = true,
            };
        }

        private TunedLevel Chosen(Axis<TPoint> axis)
        {
            IReadOnlyList<string> levels = axis.LevelsAt(_planned.Scale);
            return new TunedLevel(
                new(axis.Name, levels[levels.Count / 2]),
                IsEdge: false,
                [.. levels.Select(level => new KeyValuePair<string, double>(level, 1))]);
        }

        /// <summary>
        /// A simulated value that is legal for every metric: from 0.1 to 0.9 with the default span. A larger span raises the upper end.
        /// </summary>
        private static double ValueOf(int place, double height, int seed, double span = Span)
            => 0.1 * Math.Pow(span, height) * (1 + (Noise * Share(-1, place, seed)));

        private IReadOnlyList<Measurement> CurveOf(
            MetricDefinition metric, int place, double height, int seed, bool isRace, bool isWide)
        {
            long tokens = Math.Max(Records, _points[place].Plan.TokensTrained);
            var targets = _planned.Sweep.Targets.Where(target => target.Metric == metric.Key).Select(target => target.Value).ToList();
            if (isRace && targets.Count == 0)
            {
                // A metric without a target has a constant curve, so that its value does not depend on when other metrics reach targets.
                return [.. Enumerable.Range(1, Records).Select(record => new Measurement(
                    tokens * record / Records,
                    ValueOf(place, height, seed)))];
            }

            if (!isRace)
            {
                return [new(tokens, ValueOf(place, height, seed, isWide && metric.Highest >= WideSpan ? WideSpan : Span))];
            }

            // The curve is a straight line that crosses all targets. After 1/5 to 4/5 of the tokens, depending on the height, it stays
            // constant.
            double wide = Math.Max(targets.Max() - targets.Min(), Math.Max(Math.Abs(targets[0]) / 10, 10 * metric.Margin));
            (double from, double to) = metric.Better == Better.Higher
                ? (targets.Min() - wide, targets.Max() + wide)
                : (targets.Max() + wide, targets.Min() - wide);
            double reached = (0.2 + (0.6 * height)) * (1 + (Noise * Share(-1, place, seed)));
            return [.. Enumerable.Range(1, Records).Select(
                record => new Measurement(
                    tokens * record / Records,
                    from + ((to - from) * Math.Min(1, (double)record / Records / reached))))];
        }
    }
}

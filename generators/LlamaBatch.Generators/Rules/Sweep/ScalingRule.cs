using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports settings that follow an axis in the wrong direction. A learning rate that falls as the batch grows is one.
/// </summary>
internal static class ScalingRule
{
    /// <summary>
    /// Each pair of neighboring levels has an exponent. If these exponents differ by at most this number, the setting follows a power law.
    /// Measured rates follow no power law so closely.
    /// </summary>
    private const double Closeness = 0.05;

    /// <summary>
    /// The exponents of scaling rules. Any power law fits two levels, so an axis with two levels is reported only with one of these
    /// exponents.
    /// </summary>
    private static readonly double[] _exponents = [0.5, 1];

    private static readonly Law[] _laws =
    [
        new(
            "Optimizer.LearningRate",
            point => point.Optimizer?.LearningRate,
            "BatchSize",
            point => point.Training?.BatchSize.Count,
            isRising: true,
            "A larger batch needs a higher rate; for AdamW, the best rate grows roughly with the square root of the batch size. "
                + "Invert the scaling, or use RateScaling.SquareRoot."),
        new(
            "Optimizer.LearningRate",
            point => (point.Optimizer as AdamW)?.LearningRate,
            "HiddenSize",
            point => point.Model?.HiddenSize,
            isRising: false,
            "A wider model needs a lower rate; for AdamW, the best rate is roughly proportional to 1 / HiddenSize. Invert the scaling."),
        new(
            "Optimizer.Beta2",
            point => (point.Optimizer as AdamW)?.Beta2,
            "BatchSize",
            point => point.Training?.BatchSize.Count,
            isRising: false,
            "A larger batch needs a smaller decay to average over as many tokens. Use HalfLife.Rescale with toBatch: BatchSize."),
        new(
            "Optimizer.Beta1",
            point => (point.Optimizer as AdamW)?.Beta1,
            "BatchSize",
            point => point.Training?.BatchSize.Count,
            isRising: false,
            "A larger batch needs a smaller decay to average over as many tokens. Use HalfLife.Rescale with toBatch: BatchSize."),
    ];

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, SweepEvaluation evaluation) =>
        from axis in experiment.Axes
        where axis.Fault == AxisFault.None && axis.Levels.Count > 1
        let groups = evaluation.Points.GroupBy(point => point.OthersOf(axis), StringComparer.Ordinal).Select(alike => alike.ToList())
            .ToList()
        from law in _laws
        let against = Against(groups, law)
        where against is not null
        select Report(experiment, axis, against, law);

    /// <summary>
    /// The points along the axis if the setting contradicts the law at all levels of the other axes; otherwise null.
    /// </summary>
    /// <remarks>If the setting follows the law at some levels of another axis, the author compares the two directions.</remarks>
    private static List<PointEvaluation>? Against(List<List<PointEvaluation>> groups, Law law)
    {
        List<PointEvaluation>? first = null;
        foreach (List<PointEvaluation> group in groups)
        {
            // Most axes do not change the scale, which is the cheapest to find out.
            if (!(group.Max(law.Scale) > group.Min(law.Scale))
                || group.Any(point => law.Value(point) is null || law.Scale(point) is null)
                || !IsAlike(group, law))
            {
                return null;
            }

            var sorted = group.OrderBy(law.Scale).ToList();
            if (!IsAgainst(sorted, law))
            {
                return null;
            }

            first ??= sorted;
        }

        return first;
    }

    /// <summary>
    /// Whether the setting follows a power law in the wrong direction. For a decay β, the law is about its rate of forgetting, −ln β.
    /// </summary>
    /// <remarks>
    /// A fall without a power law is not reported. Measured best rates may fall too, because at equal tokens a large batch has few steps.
    /// </remarks>
    private static bool IsAgainst(List<PointEvaluation> sorted, Law law)
    {
        var places = sorted.Select(point => (Scale: law.Scale(point)!.Value, Value: law.Rate(point))).Distinct().ToList();
        if (places.Any(place => !(place.Scale > 0 && place.Value > 0)))
        {
            return false;
        }

        double sign = law.IsRising == law.IsDecay ? 1 : -1;
        var exponents = places
            .Zip(places.Skip(1), (low, high) => sign * Math.Log(high.Value / low.Value) / Math.Log(high.Scale / low.Scale))
            .ToList();
        return exponents.Count > 0 && exponents.Min() > Closeness && exponents.Max() - exponents.Min() <= Closeness
            && (exponents.Count > 1 || _exponents.Any(rule => Math.Abs(exponents[0] - rule) <= Closeness));
    }

    /// <summary>Whether nothing else that moves the best value differs between the points, such as the length of the run.</summary>
    private static bool IsAlike(List<PointEvaluation> group, Law law) =>
        group.All(point => point.Training is { IsBatchScheduled: false })
        && group.Select(point => (
            point.Training!.Tokens,
            point.Corpus?.SequenceLength,
            point.Optimizer?.Name,
            law.ScaleName == "BatchSize" ? point.Model : null,
            law.ScaleName == "BatchSize" ? 0 : point.Training.BatchSize.Count)).Distinct().Count() == 1;

    private static Diagnostic Report(ExperimentDeclaration experiment, AxisDeclaration axis, List<PointEvaluation> sorted, Law law)
    {
        (PointEvaluation low, PointEvaluation high) = (sorted[0], sorted[sorted.Count - 1]);
        return Diagnostic.Create(
            Descriptors.ScaledTheWrongWay,
            SettingPlace.Of(experiment, high, law.Setting),
            Remedy.Of((Remedy.Axis, axis.Property.Name)),
            law.Setting.Split('.').Last(),
            law.IsRising ? "falls" : "rises",
            law.Shown(low),
            law.Shown(high),
            law.ScaleName,
            Number.ThreeDigits(law.Scale(low)!.Value),
            Number.ThreeDigits(law.Scale(high)!.Value),
            law.Advice);
    }

    /// <summary>The direction in which the best value of a setting follows another setting.</summary>
    private sealed class Law(
        string setting,
        Func<PointEvaluation, double?> value,
        string scaleName,
        Func<PointEvaluation, double?> scale,
        bool isRising,
        string remedy)
    {
        public string Setting => setting;

        public string ScaleName => scaleName;

        /// <summary>Whether the best value rises with the scale.</summary>
        public bool IsRising => isRising;

        public string Advice => remedy;

        /// <summary>Whether the setting is the decay of a running mean.</summary>
        public bool IsDecay { get; } = setting.Contains("Beta");

        /// <summary>The learning rate, or for a decay the rate of forgetting, −ln β.</summary>
        public double Rate(PointEvaluation point) => IsDecay ? -Math.Log(value(point)!.Value) : value(point)!.Value;

        public double? Value(PointEvaluation point) => value(point);

        /// <summary>The value in a message. A learning rate is in scientific notation, as reports write it.</summary>
        public string Shown(PointEvaluation point) => IsDecay || value(point)!.Value >= 0.1 ? Number.ThreeDigits(value(point)!.Value)
            : value(point)!.Value.ToString("0.##e-0", CultureInfo.InvariantCulture);

        public double? Scale(PointEvaluation point) => scale(point);
    }
}

using System.Globalization;

namespace LlamaBatch;

/// <summary>The definition of a metric: the static members of its type, as values.</summary>
/// <param name="Key">The name of the metric's type. It identifies the metric in <c>Results</c> and in results files.</param>
/// <param name="Name">The metric's name in reports.</param>
/// <param name="Unit">The metric's unit in reports.</param>
/// <param name="Better">The direction in which the metric improves.</param>
/// <param name="Contrast">The way in which two values are compared.</param>
/// <param name="Margin">The smallest effect of interest for claims that name no margin.</param>
/// <param name="Kind">The source of the metric's values: steps, validation, cost trials, or imported tables.</param>
/// <param name="EveryTokens">Tokens between two measurements, or 0 for a twentieth of the run.</param>
/// <param name="WhenDiverged">Returns the value of a diverged trial, given the vocabulary size.</param>
public sealed record MetricDefinition(
    string Key,
    string Name,
    string Unit,
    Better Better,
    Contrast Contrast,
    double Margin,
    MetricKind Kind,
    long EveryTokens,
    Func<int, double> WhenDiverged)
{
    /// <summary>The vocabulary size with which a metric's value for diverged trials is checked: one token for each byte value.</summary>
    private const int ExampleVocabSize = 256;

    /// <summary>
    /// Whether the metric needs the gradients of micro-batches; see <see cref="IStepMetric.NeedsMicroBatches"/>.
    /// </summary>
    public bool NeedsMicroBatches { get; init; }

    /// <summary>
    /// Whether the metric reads statistics of the losses of recent steps; see <see cref="IStepMetric.NeedsTrailingLosses"/>.
    /// </summary>
    public bool NeedsTrailingLosses { get; init; }

    /// <summary>Whether the metric needs the optimizer's preconditioner; see <see cref="IStepMetric.NeedsPreconditioner"/>.</summary>
    public bool NeedsPreconditioner { get; init; }

    /// <summary>Whether only the fast training step measures the metric; see <see cref="IStepMetric.NeedsFastStep"/>.</summary>
    public bool NeedsFastStep { get; init; }

    /// <summary>Whether the metric needs the size of updates; see <see cref="IStepMetric.NeedsUpdates"/>.</summary>
    public bool NeedsUpdates { get; init; }

    /// <summary>Whether the metric needs the loss on seen text; see <see cref="IValidationMetric.NeedsSeenText"/>.</summary>
    public bool NeedsSeenText { get; init; }

    /// <summary>The measurements of gradients and sharpness that the metric needs; see <see cref="IValidationMetric.Probes"/>.</summary>
    public ProbeKinds Probes { get; init; }

    /// <summary>The lowest possible value; see <see cref="IMetric.Lowest"/>.</summary>
    public double Lowest { get; init; } = double.NegativeInfinity;

    /// <summary>The highest possible value; see <see cref="IMetric.Highest"/>.</summary>
    public double Highest { get; init; } = double.PositiveInfinity;

    /// <summary>Returns the value itself, or NaN if it lies below <see cref="Lowest"/> or above <see cref="Highest"/>.</summary>
    internal double OrNaN(double value) => value >= Lowest && value <= Highest ? value : double.NaN;

    /// <summary>The version of the metric's definition; see <see cref="IMetric.Revision"/>.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>
    /// The fraction of a run, counted from its end, whose values are averaged to give the final value. See
    /// <see cref="IStepMetric.FinalShare"/>.
    /// </summary>
    public double FinalShare { get; init; }

    /// <summary>Whether the metric is independent of the tokenizer; see <see cref="IValidationMetric.IsPerByte"/>.</summary>
    public bool IsPerByte { get; init; }

    /// <summary>Whether the metric is computed from measured times; see <see cref="ICostMetric.IsTimed"/>.</summary>
    public bool IsTimed { get; init; }

    /// <summary>Whether the metric needs the machine's peak speed; see <see cref="ICostMetric.NeedsPeakFlops"/>.</summary>
    public bool NeedsPeakFlops { get; init; }

    /// <summary>Computes a cost metric's value for one trial. It is null for a learning metric.</summary>
    public Func<CostOutcome, double>? MeasureCost { get; init; }

    /// <summary>The rule by which this metric is computed from another metric. It is null for a measured metric.</summary>
    internal MetricOrigin? Origin { get; init; }

    /// <summary>Makes the definition of a step metric.</summary>
    public static MetricDefinition Step<TMetric>(long everyTokens = 0)
        where TMetric : IStepMetric =>
        Of<TMetric>(MetricKind.Step, everyTokens, TMetric.WhenDiverged) with
        {
            NeedsMicroBatches = TMetric.NeedsMicroBatches,
            NeedsPreconditioner = TMetric.NeedsPreconditioner,
            NeedsFastStep = TMetric.NeedsFastStep,
            NeedsUpdates = TMetric.NeedsUpdates,
            NeedsTrailingLosses = TMetric.NeedsTrailingLosses,
            FinalShare = TMetric.FinalShare,
        };

    /// <summary>Makes the definition of a validation metric.</summary>
    public static MetricDefinition Validation<TMetric>(long everyTokens = 0)
        where TMetric : IValidationMetric =>
        Of<TMetric>(MetricKind.Validation, everyTokens, TMetric.WhenDiverged) with
        {
            IsPerByte = TMetric.IsPerByte,
            NeedsSeenText = TMetric.NeedsSeenText,
            Probes = TMetric.Probes,
            FinalShare = TMetric.FinalShare,
        };

    /// <summary>Makes the definition of a cost metric, which is measured once per trial.</summary>
    public static MetricDefinition Cost<TMetric>()
        where TMetric : ICostMetric =>
        Of<TMetric>(MetricKind.Cost, 0, static _ => double.NaN) with
        {
            MeasureCost = TMetric.Measure,
            NeedsPeakFlops = TMetric.NeedsPeakFlops,
            IsTimed = TMetric.IsTimed,
        };

    /// <summary>Makes the definition of an imported metric. Its values come from tables of runs that were trained elsewhere.</summary>
    public static MetricDefinition Imported<TMetric>()
        where TMetric : IMetric =>
        Of<TMetric>(MetricKind.Imported, 0, static _ => double.NaN);

    /// <summary>
    /// Sentences that describe illegal values of the metric's members, such as an empty name. There are no sentences if all values are
    /// legal.
    /// </summary>
    internal IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return $"{Key}.Name is empty; reports need it. Write a name.";
        }

        if (Unit is null)
        {
            yield return $"{Key}.Unit is null; it must be a text. Write \"1\" for a number without a unit.";
        }

        if (!Enum.IsDefined(Better))
        {
            yield return $"{Key}.Better is {Better}; it must be {string.Join(" or ", Enum.GetNames<Better>())}.";
        }

        if (!Enum.IsDefined(Contrast))
        {
            yield return $"{Key}.Contrast is {Contrast}; it must be {string.Join(" or ", Enum.GetNames<Contrast>())}.";
        }

        if (ValueRange.AtLeast(0).Refuse($"{Key}.Margin", Margin) is { } refused)
        {
            yield return refused;
        }

        if (ValueRange.Share.Refuse($"{Key}.FinalShare", FinalShare) is { } share)
        {
            yield return share;
        }

        if (!(Lowest < Highest))
        {
            yield return $"{Key}.Lowest is {Lowest.ToString("R", CultureInfo.InvariantCulture)} and {Key}.Highest is "
                + $"{Highest.ToString("R", CultureInfo.InvariantCulture)}; the lowest value must be below the highest.";
        }

        if (Kind is MetricKind.Step or MetricKind.Validation && DivergenceProblem() is { } divergence)
        {
            yield return divergence;
        }
    }

    private string? DivergenceProblem()
    {
        try
        {
            return double.IsNaN(WhenDiverged(ExampleVocabSize))
                ? $"{Key}.WhenDiverged({ExampleVocabSize}) is NaN; it must be a number. Return the value of a uniform model."
                : null;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return $"{Key}.WhenDiverged({ExampleVocabSize}) throws {failure.GetType().Name}; it must return a number. "
                + "Return the value of a uniform model.";
        }
    }

    private static MetricDefinition Of<TMetric>(MetricKind kind, long everyTokens, Func<int, double> whenDiverged)
        where TMetric : IMetric =>
        new(
            typeof(TMetric).Name,
            TMetric.Name,
            TMetric.Unit,
            TMetric.Better,
            TMetric.Contrast,
            TMetric.Margin,
            kind,
            everyTokens,
            whenDiverged) { Revision = TMetric.Revision, Lowest = TMetric.Lowest, Highest = TMetric.Highest };
}

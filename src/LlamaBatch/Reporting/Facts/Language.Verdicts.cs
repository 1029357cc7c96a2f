using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <content>Verdicts, their evidence, and hints on what would decide a claim.</content>
internal abstract partial class Language
{
    /// <summary>A part of the evidence, as complete sentences or as a short text for a table.</summary>
    /// <param name="fact">The evidence.</param>
    public abstract Prose Say(EvidenceFact fact);

    /// <summary>A hint about a verdict, as complete sentences.</summary>
    /// <param name="hint">The hint.</param>
    public abstract Prose Say(Hint hint);

    /// <summary>
    /// An effect with its interval and the number of pairs, without the names of the compared configurations.
    /// Example: <c>0.041 nats/token higher (95 % CI 0.025 to 0.056, 5 seeds)</c>.
    /// </summary>
    /// <param name="effect">The effect.</param>
    public Prose Alone(Effect effect) => WithEvidence(effect, than: false, p: null);

    /// <summary>A margin with its unit.</summary>
    /// <param name="margin">The margin.</param>
    public Prose Margin(ReadableMargin margin) => Quantity(Number.ThreeDigits(margin.Amount), margin.Unit);

    /// <summary>A margin, with its metric if the claim compares several metrics.</summary>
    /// <param name="margin">The margin.</param>
    /// <param name="metric">The metric; null to leave it out.</param>
    public Prose Margin(ReadableMargin margin, MetricDefinition? metric) =>
        metric is null ? Margin(margin) : MarginOf(metric, Margin(margin));

    /// <summary>A margin with its metric: <c>5 % for throughput</c>.</summary>
    protected abstract Prose MarginOf(MetricDefinition metric, Prose margin);

    /// <summary>A verdict as an adjective inside a sentence: <c>supported</c>.</summary>
    /// <param name="status">The verdict.</param>
    public abstract Prose Status(VerdictStatus status);

    /// <summary>A verdict with its reason, but without its evidence: <c>**Refuted** (another is better)</c>.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="isNotRun">Whether nothing has been trained yet.</param>
    public abstract Prose Verdict(Verdict verdict, bool isNotRun);

    /// <summary>The number of verdicts of each status: <c>2 supported, 1 refuted</c>.</summary>
    /// <param name="verdicts">The verdicts.</param>
    /// <param name="isNotRun">Whether nothing has been trained yet.</param>
    public abstract Prose Counted(IReadOnlyList<Verdict> verdicts, bool isNotRun);

    /// <summary>Counts the verdicts of each status, and the claims that still need training.</summary>
    protected static (IReadOnlyList<(VerdictStatus Status, int Count)> Decided, int NotRun) Count(
        IReadOnlyList<Verdict> verdicts,
        bool isNotRun)
    {
        var run = verdicts.Where(verdict => !(verdict.NeedsTraining && isNotRun)).ToList();
        return ([.. run.GroupBy(verdict => verdict.Status).OrderBy(group => group.Key)
            .Select(group => (group.Key, group.Count()))], verdicts.Count - run.Count);
    }

    /// <summary>A number of repetitions: <c>5 seeds</c>.</summary>
    /// <param name="pairs">The number, and whether it counts seeds, blocks or runs.</param>
    public abstract Prose Repetitions(Repeated pairs);

    /// <summary>An effect with its interval, number of pairs and p values in parentheses.</summary>
    protected abstract Prose WithEvidence(Effect effect, bool than, double? p);

    /// <summary>Whether an effect is the value of one configuration that is compared with a number.</summary>
    protected static bool IsOfArm(Effect effect) => effect is { IsValue: true, HasSize: true, Left: not (QuantityName or EffectName) };

    /// <summary>Whether an effect compares the values of a metric in two configurations.</summary>
    protected static bool AreAtPoints(Effect effect) => effect is { IsKnown: true, HasSize: true, Left: PointName, Right: PointName };

    /// <summary>Whether an effect is the ratio of a metric in one configuration to a number.</summary>
    protected static bool IsPointAgainstNumber(Effect effect) =>
        effect is { IsKnown: true, IsValue: false, HasSize: true, Left: PointName, Right: NumberName };

    /// <summary>Whether an effect is known and rounds to zero, so that it has no direction to name.</summary>
    protected static bool IsZero(Effect effect) =>
        effect.Amount.Low.Equals(effect.Amount.High) && SideOf(effect, effect.Amount.Low) == 0;

    /// <summary>The sign of an amount: −1, 1, or 0 if the amount rounds to zero.</summary>
    protected static int SideOf(Effect effect, double amount) =>
        Digits(effect, amount).All(letter => letter is '0' or '.') ? 0 : Math.Sign(amount);

    /// <summary>The size of an amount with its unit. A difference loses its sign; a value keeps it.</summary>
    protected Prose Size(Effect effect, double amount) => Quantity(Digits(effect, amount), effect.Unit);

    /// <summary>An amount with as many digits as its error justifies. A difference loses its sign; a value keeps it.</summary>
    protected static string Digits(Effect effect, double amount)
        => Number.ByError(effect.IsValue ? amount : Math.Abs(amount), effect.Error);

    /// <summary>A number as the author wrote it, with thousands separators.</summary>
    protected static string Given(double number) =>
        Math.Abs(number) is >= 1e-4 and < 1e15 or 0
            ? number.ToString("#,0.###############", System.Globalization.CultureInfo.InvariantCulture).Replace('-', '−')
            : Number.Scientific(number);

    /// <summary>
    /// Whether a comparison with a number decided the verdict. Reports then say whether the value lies above or below the number.
    /// </summary>
    /// <param name="verdict">The verdict.</param>
    protected static bool IsAgainstNumber(Verdict verdict) => verdict.Decisive?.DecisiveComparison.Right.Number is not null;

    /// <summary>The right side of a comparison: a configuration without shared levels, or a number with its unit.</summary>
    protected Prose Other(Effect effect) => effect.Right is NumberName number
        ? Quantity(
            Given(EffectUnit.IsShare(effect.Metric) ? 100 * number.Number : number.Number),
            effect.IsValue ? EffectUnit.IsShare(effect.Metric) ? "%" : "" : effect.Metric.Unit)
        : Without(Shared(effect), effect.Right);

    /// <summary>The levels that both sides of a comparison share if each also has a level of its own; otherwise none.</summary>
    protected static IReadOnlyList<AxisLevel> Shared(Effect effect) => AreAtPoints(effect) ? Shared(effect.Left, effect.Right) : [];

    /// <summary>The confidence level of an interval, in percent. A sign test with few pairs allows only certain levels.</summary>
    protected static string Coverage(double level) => (100 * level).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A computed number. A number of a million or more has three digits and a metric prefix.</summary>
    protected static string Arithmetic(double value) =>
        Math.Abs(value) >= 1e6 ? Number.Compact(value) : value == Math.Floor(value) ? Number.Exact(value) : Number.ThreeDigits(value);
}

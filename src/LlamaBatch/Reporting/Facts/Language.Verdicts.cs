using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>Verdicts, their evidence, and hints on what would decide a claim.</content>
internal abstract partial class Language
{
    /// <summary>The evidence as complete sentences, or as a clause for a table.</summary>
    /// <param name="fact">The evidence.</param>
    public abstract Prose Say(EvidenceFact fact);

    /// <summary>A hint as complete sentences.</summary>
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

    /// <summary>The verdict's status as an adjective inside a sentence.</summary>
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

    /// <summary>The number of verdicts of each status that occurs, and the number of claims that have not been run.</summary>
    protected static (IReadOnlyList<(VerdictStatus Status, int Count)> Decided, int NotRun) Count(
        IReadOnlyList<Verdict> verdicts,
        bool isNotRun)
    {
        var run = verdicts.Where(verdict => !(verdict.NeedsTraining && isNotRun)).ToList();
        return ([.. run.GroupBy(verdict => verdict.Status).OrderBy(group => group.Key)
            .Select(group => (group.Key, group.Count()))], verdicts.Count - run.Count);
    }

    /// <summary>A number of seeds or blocks: <c>5 seeds</c>.</summary>
    /// <param name="pairs">The number, and whether it counts seeds or blocks.</param>
    public abstract Prose Repetitions(Repeated pairs);

    /// <summary>An effect with its evidence in parentheses.</summary>
    protected abstract Prose WithEvidence(Effect effect, bool than, double? p);

    /// <summary>Whether an effect is the value of a single configuration, compared with a number.</summary>
    protected static bool IsOfArm(Effect effect) => effect is { IsValue: true, HasSize: true, Left: not (QuantityName or EffectName) };

    /// <summary>Whether an effect compares the values of a metric in two configurations.</summary>
    protected static bool AreAtPoints(Effect effect) => effect is { IsKnown: true, HasSize: true, Left: PointName, Right: PointName };

    /// <summary>Whether an effect is the ratio of a metric in one configuration to a number.</summary>
    protected static bool IsPointAgainstNumber(Effect effect) =>
        effect is { IsKnown: true, IsValue: false, HasSize: true, Left: PointName, Right: NumberName };

    /// <summary>Whether an effect is known and rounds to zero, so that it has no direction to name.</summary>
    protected static bool IsZero(Effect effect) =>
        effect.Amount.Low.Equals(effect.Amount.High) && SideOf(effect, effect.Amount.Low) == 0;

    /// <summary>The sign of a shown amount: 0 if it rounds to zero.</summary>
    protected static int SideOf(Effect effect, double amount) =>
        Digits(effect, amount).All(letter => letter is '0' or '.') ? 0 : Math.Sign(amount);

    /// <summary>An amount of an effect without its sign, with its unit.</summary>
    protected Prose Size(Effect effect, double amount) => Quantity(Digits(effect, amount), effect.Unit);

    /// <summary>The digits of an amount without its sign; an amount that is a value, not a difference, keeps its sign.</summary>
    protected static string Digits(Effect effect, double amount)
        => Number.ByError(effect.IsValue ? amount : Math.Abs(amount), effect.Error);

    /// <summary>A number as the author gave it, with thousands separators.</summary>
    protected static string Given(double number) =>
        Math.Abs(number) is >= 1e-4 and < 1e15 or 0
            ? number.ToString("#,0.###############", System.Globalization.CultureInfo.InvariantCulture).Replace('-', '−')
            : Number.Scientific(number);

    /// <summary>
    /// Whether a comparison with a number decided the verdict. Reports then say on which side of the number the value lies.
    /// </summary>
    /// <param name="verdict">The verdict.</param>
    protected static bool IsAgainstNumber(Verdict verdict) => verdict.Decisive?.DecisiveComparison.Right.Number is not null;

    /// <summary>The right side of a comparison: a configuration, or a number with its unit.</summary>
    protected Prose Other(Effect effect) => effect.Right is NumberName number
        ? Quantity(
            Given(EffectUnit.IsShare(effect.Metric) ? 100 * number.Number : number.Number),
            effect.IsValue ? EffectUnit.IsShare(effect.Metric) ? "%" : "" : effect.Metric.Unit)
        : Name(effect.Right);

    /// <summary>The confidence level of an interval in percent. A sign test on few pairs allows only certain levels.</summary>
    protected static string Coverage(double level) => (100 * level).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A computed number. From a million on, it has three digits and a metric prefix.</summary>
    protected static string Arithmetic(double value) =>
        Math.Abs(value) >= 1e6 ? Number.Compact(value) : value == Math.Floor(value) ? Number.Exact(value) : Number.ThreeDigits(value);
}

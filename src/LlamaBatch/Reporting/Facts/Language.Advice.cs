using LlamaBatch.Advice;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>The output of <c>advise</c>, which advises on how to train a model.</content>
internal abstract partial class Language
{
    /// <summary>A statement of the advice, as complete sentences.</summary>
    public abstract Prose Say(AdviceFact fact);

    /// <summary>The name of an advised value, for a row of a table.</summary>
    public abstract Prose NameOf(AdviceRow row);

    /// <summary>The name of an advised quantity, inside a sentence.</summary>
    public abstract Prose NameOf(AdvisedQuantity quantity);

    /// <summary>The heading of a column in the tables of advice.</summary>
    public abstract Prose HeadingOf(AdviceColumn column);

    /// <summary>The name of a component of memory, for a row of a table.</summary>
    public abstract Prose NameOf(MemoryPart part, bool isAdamW);

    /// <summary>A batch size in sequences and tokens: <c>84 sequences (688 k tokens)</c>.</summary>
    public abstract Prose BatchOf(double sequences, double tokens);

    /// <summary>A range of batch sizes, in sequences: <c>8.9 to 56 sequences</c>.</summary>
    public abstract Prose BatchRange(double low, double high);

    /// <summary>A range of numbers: <c>1 to 2</c>.</summary>
    public abstract Prose RangeOf(string low, string high);

    /// <summary>How far a training run lies outside the range of a fit, as a factor: <c>×150</c>, or <c>inside</c>.</summary>
    /// <param name="decades">The distance in decades; 0 inside the range.</param>
    /// <param name="isUntested">Whether the distance is larger than all distances in the back-test.</param>
    public abstract Prose Extrapolation(double decades, bool isUntested = false);

    /// <summary>The heading of the table of a model's memory.</summary>
    /// <param name="model">The name of the model.</param>
    public abstract Prose MemoryOf(string model);

    /// <summary>Whether a distance, in decades, rounds to a factor of 1, so that it is shown as inside the fit.</summary>
    protected static bool IsInside(double decades) => Factor(decades) == Factor(0);

    /// <summary>The text of a table cell for a size that is exact.</summary>
    public abstract Prose ExactSize { get; }

    /// <summary>The text of a table cell that says whether an exponent follows from a theory or was measured.</summary>
    public abstract Prose BasisOf(RateExponent exponent);

    /// <summary>The name of the exponent of the learning rate, inside a sentence.</summary>
    public abstract Prose RateExponentName { get; }

    /// <summary>The text of a table cell if there is no advice.</summary>
    public abstract Prose NotKnown { get; }

    /// <summary>A distance in decades as a factor: <c>×150</c>.</summary>
    protected static string Factor(double decades) => $"×{Number.TwoDigits(Math.Pow(10, decades))}";

    /// <summary>An exponent with two decimals: <c>−0.25</c>.</summary>
    public static string Exponent(double value) => (Math.Round(value, 2) + 0.0)
        .ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)
        .Replace('-', '−');

    /// <summary>A large number with a metric prefix: <c>8 G</c>, <c>15 T</c>.</summary>
    protected static string Large(double value) => Number.Compact(value);

    /// <summary>A batch size in sequences, with two digits; <c>&lt;1</c> below one sequence.</summary>
    protected static string Batch(double sequences) => sequences < 1 ? "<1" : Number.TwoDigits(sequences);

    /// <summary>A decay rate β with three digits. Above 0.9985, the distance from 1 is shown: <c>1 − 2e-4</c>.</summary>
    protected static string Decay(double beta) =>
        beta > 0.9985 ? $"1 − {Rate(1 - beta)}" : Number.ThreeDigits(Math.Round(beta, 5));

    /// <summary>Bytes in decimal units, as vendors count the memory of devices: <c>80 GB</c>.</summary>
    public static string DecimalBytes(double bytes) => Number.Compact(bytes, "B");

    /// <summary>A learning rate or decay with two digits: <c>1.2e-3</c>.</summary>
    public static string Rate(double value) => Number.Scientific(double.Parse(
        value.ToString("E1", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture));
}

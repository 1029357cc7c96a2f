using LlamaBatch.Advice;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>The advice on a training.</content>
internal abstract partial class Language
{
    /// <summary>A fact of the advice.</summary>
    public abstract Prose Say(AdviceFact fact);

    /// <summary>What an advised value is, in a table.</summary>
    public abstract Prose NameOf(AdviceRow row);

    /// <summary>A quantity, inside a sentence.</summary>
    public abstract Prose NameOf(AdvisedQuantity quantity);

    /// <summary>The heading of a column of the advice.</summary>
    public abstract Prose HeadingOf(AdviceColumn column);

    /// <summary>A component of memory, in a table.</summary>
    public abstract Prose NameOf(MemoryPart part, bool isAdamW);

    /// <summary>A batch in sequences and tokens: <c>84 sequences (688 k tokens)</c>.</summary>
    public abstract Prose BatchOf(double sequences, double tokens);

    /// <summary>A range of batches in sequences.</summary>
    public abstract Prose BatchRange(double low, double high);

    /// <summary>A range of numbers.</summary>
    public abstract Prose RangeOf(string low, string high);

    /// <summary>How far outside a fit: <c>×150</c>, or that it is inside.</summary>
    /// <param name="decades">The distance in decades; 0 inside.</param>
    /// <param name="isUntested">Whether it is farther than any optimum of the back-test.</param>
    public abstract Prose Extrapolation(double decades, bool isUntested = false);

    /// <summary>The heading of the memory of a model.</summary>
    /// <param name="model">The name of the model.</param>
    public abstract Prose MemoryOf(string model);

    /// <summary>Whether a distance outside a fit is no more than rounding.</summary>
    protected static bool IsInside(double decades) => Factor(decades) == Factor(0);

    /// <summary>That there is no advice.</summary>
    public abstract Prose NotKnown { get; }

    /// <summary>A distance in decades as a factor: <c>×150</c>.</summary>
    protected static string Factor(double decades) => $"×{Number.TwoDigits(Math.Pow(10, decades))}";

    /// <summary>A large number as a reader says it: <c>8 G</c>, <c>15 T</c>.</summary>
    protected static string Large(double value) => Number.Compact(value);

    /// <summary>A batch in sequences with two digits; below one sequence, only that.</summary>
    protected static string Batch(double sequences) => sequences < 1 ? "<1" : Number.TwoDigits(sequences);

    /// <summary>A decay β with three digits, or its distance from 1 if it is very near.</summary>
    protected static string Decay(double beta) =>
        beta > 0.9985 ? $"1 − {Rate(1 - beta)}" : Number.ThreeDigits(Math.Round(beta, 5));

    /// <summary>Bytes in decimal units, as devices are sold: <c>80 GB</c>.</summary>
    public static string DecimalBytes(double bytes) => Number.Compact(bytes, "B");

    /// <summary>A learning rate or decay with two digits: <c>1.2e-3</c>.</summary>
    public static string Rate(double value) => Number.Scientific(double.Parse(
        value.ToString("E1", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture));
}

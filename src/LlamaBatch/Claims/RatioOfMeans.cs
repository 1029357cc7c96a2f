namespace LlamaBatch;

/// <summary>The values of both metrics in a ratio of means, one pair per seed.</summary>
/// <param name="Numerators">The values of the numerator.</param>
/// <param name="Denominators">The values of the denominator, in the same order.</param>
internal sealed record RatioOfMeans(IReadOnlyList<double> Numerators, IReadOnlyList<double> Denominators);

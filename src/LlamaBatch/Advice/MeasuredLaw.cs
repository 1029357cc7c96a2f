using MathNet.Numerics.LinearRegression;

namespace LlamaBatch.Advice;

/// <summary>Makes laws from studies that measured optima but printed no formula.</summary>
internal static class MeasuredLaw
{
    /// <summary>Makes a law from a study's optima. The result is null if there are no optima, or too few of them for a law of the learning
    /// rate.</summary>
    /// <remarks>
    /// With at least <see cref="Study.FewestForFit"/> optima, ln value = a + b ln N + c ln D is fitted by least squares. With fewer optima,
    /// the law passes through the optimum whose number of tokens is nearest to D. Its exponent of D is the mean exponent of the printed
    /// laws. A learning rate also depends on the number of parameters, so fewer optima give no law of the learning rate.
    /// </remarks>
    /// <param name="study">The study that measured the optima.</param>
    /// <param name="quantity">The quantity that the law predicts.</param>
    /// <param name="printed">The laws that other studies printed.</param>
    public static Law? Of(Study study, AdvisedQuantity quantity, IReadOnlyList<Law> printed)
    {
        Optimum[] optima = [.. study.Optima.Where(optimum => optimum.Quantity == quantity)];
        return optima.Length >= Study.FewestForFit ? Fitted(quantity, optima)
            : optima.Length == 0 || quantity == AdvisedQuantity.LearningRate || printed.Count == 0 ? null
            : Through(quantity, optima, printed);
    }

    private static Law Fitted(AdvisedQuantity quantity, Optimum[] optima)
    {
        double[] fit = MultipleRegression.QR(
            [.. optima.Select(one => (double[])[Math.Log(one.Size.Parameters), Math.Log(one.Size.Tokens)])],
            [.. optima.Select(one => Math.Log(one.Value))],
            intercept: true);
        return new(
            quantity,
            $"{Number.ThreeDigits(Math.Exp(fit[0]))} N^{Number.ThreeDigits(fit[1])} D^{Number.ThreeDigits(fit[2])}, fitted here",
            size => Math.Exp(fit[0] + (fit[1] * Math.Log(size.Parameters)) + (fit[2] * Math.Log(size.Tokens))),
            TokensOf(optima),
            new FitRange(
                FitVariable.Parameters, optima.Min(one => one.Size.Parameters), optima.Max(one => one.Size.Parameters)));
    }

    private static Law Through(AdvisedQuantity quantity, Optimum[] optima, IReadOnlyList<Law> printed) => new(
        quantity,
        "through the measured optimum, with the mean exponent of D of the printed laws",
        size =>
        {
            Optimum nearest = optima.MinBy(one => Math.Abs(Math.Log(one.Size.Tokens / size.Tokens)))!;
            double[] exponents = [.. printed.Select(law => law.TokensExponentAt(size)).OfType<double>()];
            return exponents.Length == 0 ? double.NaN
                : nearest.Value * Math.Pow(size.Tokens / nearest.Size.Tokens, exponents.Average());
        },
        TokensOf(optima));

    private static FitRange TokensOf(Optimum[] optima) =>
        new(FitVariable.Tokens, optima.Min(one => one.Size.Tokens), optima.Max(one => one.Size.Tokens));
}

namespace LlamaBatch;

/// <summary>A setting that nothing can be trained with: a rule of the Llama architecture that is broken, or a number out of its range.</summary>
/// <param name="Property">The property to change, e.g. <c>KeyValueHeads</c>.</param>
/// <param name="Message">A sentence that says what is wrong and names the legal values.</param>
public sealed record SettingProblem(string Property, string Message)
{
    /// <summary>The problem of a number that must lie in a range and does not; none where it does. What is not a number lies in none.</summary>
    /// <param name="property">The property.</param>
    /// <param name="isLegal">Whether it lies there.</param>
    /// <param name="value">The number.</param>
    /// <param name="rule">What is legal, as the end of a sentence that begins with what the property is.</param>
    internal static IEnumerable<SettingProblem> Unless(string property, bool isLegal, double value, string rule) =>
        isLegal ? [] : [new(property, FormattableString.Invariant($"{property} is {value}; {rule}."))];
}

namespace LlamaBatch;

/// <summary>A problem with a setting: an illegal model shape, or a number out of range.</summary>
/// <param name="Property">The path of the property to change, such as <c>Schedule.Warmup</c>.</param>
/// <param name="Message">A sentence with the actual value and the legal values.</param>
public sealed record SettingProblem(string Property, string Message)
{
    /// <summary>The legal range, if the problem is a number outside this range; null for other problems.</summary>
    internal ValueRange? Range { get; init; }

    /// <summary>The problem with a number outside its range. The result is empty if the number is inside.</summary>
    internal static IEnumerable<SettingProblem> Outside(string property, double value, ValueRange range) =>
        range.Refuse(property, value) is { } message ? [new(property, message) { Range = range }] : [];

    /// <summary>The problem with an enum value that is not a member of its enum.</summary>
    internal static IEnumerable<SettingProblem> Undefined<T>(string property, T value)
        where T : struct, Enum
    {
        Type type = value.GetType();                                                // netstandard2.0 has no generic overloads
        return Enum.IsDefined(type, value)
            ? []
            : [new(property, $"{property} is {value}; it must be {string.Join(" or ", Enum.GetNames(type))}.")];
    }
}

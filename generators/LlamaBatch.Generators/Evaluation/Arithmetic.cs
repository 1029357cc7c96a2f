using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Applies C# operators to evaluated numbers. The compiler has already inserted implicit conversions, so both operands have the same type.
/// </summary>
internal static class Arithmetic
{
    /// <summary>The maximum length of an evaluated string, in characters. This limit stops code that doubles a string repeatedly.</summary>
    internal const int LongestText = 10_000;

    /// <summary>
    /// The result of a binary operator. Null if the operator is not supported or would throw (division by zero, overflow).
    /// </summary>
    public static object? Binary(BinaryOperatorKind kind, object left, object right)
    {
        try
        {
            return (left, right) switch
            {
                // C# uses only the lowest five or six bits of the count.
                (int a, int b) when IsShift(kind) => kind == BinaryOperatorKind.LeftShift ? a << b : (object)(a >> b),
                (long a, int b) when IsShift(kind) => kind == BinaryOperatorKind.LeftShift ? a << b : (object)(a >> b),
                (int a, int b) => Whole(kind, a, b) is long value ? (object)checked((int)value) : Compare(kind, a.CompareTo(b)),
                (long a, long b) => Whole(kind, a, b) ?? Compare(kind, a.CompareTo(b)),
                (float a, float b) => Real(kind, a, b) is double value ? (object)(float)value : Compare(kind, a, b),
                (double a, double b) => Real(kind, a, b) ?? Compare(kind, a, b),
                (bool a, bool b) => Logic(kind, a, b),
                (string a, string b) => kind switch
                {
                    BinaryOperatorKind.Add when a.Length + b.Length <= LongestText => a + b,
                    BinaryOperatorKind.Equals => a == b,
                    BinaryOperatorKind.NotEquals => a != b,
                    _ => null,
                },
                _ when left is IConvertible && right is IConvertible && left.GetType() != right.GetType() => null,
                _ => kind switch
                {
                    BinaryOperatorKind.Equals => Equals(left, right),
                    BinaryOperatorKind.NotEquals => !Equals(left, right),
                    _ => null,
                },
            };
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    /// <summary>The error message for an operation that overflows <c>int</c> or divides by 0; null for other operations.</summary>
    public static string? ProblemOf(BinaryOperatorKind kind, object left, object right, string code) =>
        DivisionOf(kind, right, code) is { } division ? division
        : kind is BinaryOperatorKind.Multiply or BinaryOperatorKind.Add && (left, right) is (int a, int b)
            && (kind == BinaryOperatorKind.Multiply ? (long)a * b : (long)a + b) is var value && value != (int)value
            ? FormattableString.Invariant($"'{code}' is {value:N0}, which overflows 'int'. Write '(long)' before its first number.")
            : null;

    /// <summary>The error message for a division by 0; null for other operations.</summary>
    public static string? DivisionOf(BinaryOperatorKind kind, object divisor, string code) =>
        kind is BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder && divisor is 0 or 0L
            ? $"'{code}' divides by 0. Write another divisor, or remove the level that makes it 0."
            : null;

    /// <summary>The result of a unary operator; null if the operator is not supported.</summary>
    public static object? Unary(UnaryOperatorKind kind, object operand) => (kind, operand) switch
    {
        (UnaryOperatorKind.Plus, _) => operand,
        (UnaryOperatorKind.Minus, int number) => -number,
        (UnaryOperatorKind.Minus, long number) => -number,
        (UnaryOperatorKind.Minus, float number) => -number,
        (UnaryOperatorKind.Minus, double number) => -number,
        (UnaryOperatorKind.Not, bool flag) => !flag,
        (UnaryOperatorKind.BitwiseNegation, int number) => ~number,
        (UnaryOperatorKind.BitwiseNegation, long number) => ~number,
        _ => null,
    };

    /// <summary>The result of <c>==</c> or <c>!=</c> if an operand is null. Null if the operator is any other.</summary>
    public static object? WithNull(BinaryOperatorKind kind, object? left, object? right) => kind switch
    {
        BinaryOperatorKind.Equals => left is null && right is null,
        BinaryOperatorKind.NotEquals => left is not null || right is not null,
        _ => null,
    };

    /// <summary>
    /// Converts a number, character or enum member to another type by the rules of a C# cast. In particular, a number is truncated, not
    /// rounded.
    /// </summary>
    /// <exception cref="OverflowException">The value does not fit the type.</exception>
    public static object Convert(object value, Type type) => (value, type) switch
    {
        (Enum member, _) when member.GetType() != type =>
            Convert(System.Convert.ChangeType(member, Enum.GetUnderlyingType(member.GetType()), null), type),
        (char letter, _) when type != typeof(char) && type != typeof(string) => Convert((int)letter, type),
        (_, { IsEnum: true }) when value.GetType() != type => Enum.ToObject(type, Convert(value, Enum.GetUnderlyingType(type))),
        (not char, _) when type == typeof(char) => checked((char)System.Convert.ToInt64(Cut(value), null)),
        _ when type == typeof(double) || type == typeof(float) || type == typeof(decimal) => System.Convert.ChangeType(value, type, null),
        _ => System.Convert.ChangeType(Cut(value), type, null),
    };

    private static object Cut(object value) => value switch
    {
        double number => Math.Truncate(number),
        float number => Math.Truncate((double)number),
        decimal number => Math.Truncate(number),
        _ => value,
    };

    private static bool IsShift(BinaryOperatorKind kind) => kind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift;

    private static long? Whole(BinaryOperatorKind kind, long a, long b) => kind switch
    {
        BinaryOperatorKind.Add => checked(a + b),
        BinaryOperatorKind.Subtract => checked(a - b),
        BinaryOperatorKind.Multiply => checked(a * b),
        BinaryOperatorKind.Divide => a / b,
        BinaryOperatorKind.Remainder => a % b,
        BinaryOperatorKind.And => a & b,
        BinaryOperatorKind.Or => a | b,
        BinaryOperatorKind.ExclusiveOr => a ^ b,
        _ => null,
    };

    private static double? Real(BinaryOperatorKind kind, double a, double b) => kind switch
    {
        BinaryOperatorKind.Add => a + b,
        BinaryOperatorKind.Subtract => a - b,
        BinaryOperatorKind.Multiply => a * b,
        BinaryOperatorKind.Divide => a / b,
        BinaryOperatorKind.Remainder => a % b,
        _ => null,
    };

    private static object? Compare(BinaryOperatorKind kind, int order) => Compare(kind, order, 0);

    private static object? Compare(BinaryOperatorKind kind, double a, double b) => kind switch
    {
        BinaryOperatorKind.Equals => a == b,
        BinaryOperatorKind.NotEquals => a != b,
        BinaryOperatorKind.LessThan => a < b,
        BinaryOperatorKind.LessThanOrEqual => a <= b,
        BinaryOperatorKind.GreaterThan => a > b,
        BinaryOperatorKind.GreaterThanOrEqual => a >= b,
        _ => null,
    };

    private static object? Logic(BinaryOperatorKind kind, bool a, bool b) => kind switch
    {
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => a && b,
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => a || b,
        BinaryOperatorKind.ExclusiveOr or BinaryOperatorKind.NotEquals => a != b,
        BinaryOperatorKind.Equals => a == b,
        _ => null,
    };
}

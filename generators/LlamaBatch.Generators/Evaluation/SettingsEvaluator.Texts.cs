using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <content>Evaluates texts that are put together from values, such as <c>$"texts/{Language}"</c>.</content>
internal sealed partial class SettingsEvaluator
{
    /// <summary>An interpolated string. Its values must read the same in every culture, and have no format.</summary>
    private object Text(IInterpolatedStringOperation text)
    {
        var written = new StringBuilder();
        foreach (IInterpolatedStringContentOperation part in text.Parts)
        {
            IOperation? value = part switch
            {
                IInterpolatedStringTextOperation { Text: var literal } => literal,
                IInterpolationOperation { Alignment: null, FormatString: null, Expression: var expression } => expression,
                _ => null,
            };
            object? known = value is null ? new Unknown(part.Syntax) : Evaluate(value);
            if (known is Unknown)
            {
                return known;
            }

            if (TextIn(known, WrittenType(value!) is { } type ? Held(type) : null) is not { } one
                || written.Length + one.Length > Arithmetic.LongestText)
            {
                return new Unknown(part.Syntax);
            }

            written.Append(one);
        }

        return written.ToString();
    }

    private static bool IsJoin(IInvocationOperation invocation) =>
        invocation.TargetMethod is { Name: "Join", ContainingType.SpecialType: SpecialType.System_String };

    /// <summary>The result of <c>string.Join</c> on a written list; null for other calls.</summary>
    private object? Joined(IInvocationOperation invocation)
    {
        if (!IsJoin(invocation)
            || invocation.Arguments.OrderBy(argument => argument.Parameter?.Ordinal ?? 0).ToList() is not [var between, var texts])
        {
            return null;
        }

        object? separator = Evaluate(between.Value);
        object? joined = separator is Unknown ? separator : Evaluate(texts.Value);
        if (joined is not List<object?> list || !(IsOrdered(texts.Value) || WrittenList.ElementsOf(texts.Value) is not null)
            || TextIn(separator, type: null) is not { } comma)
        {
            return joined as Unknown ?? new Unknown(invocation.Syntax);
        }

        ITypeSymbol? element = WrittenList.Unconverted(texts.Value).Type switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol { TypeArguments: [var only] } => only,
            _ => null,
        };
        var parts = list.Select(part => TextIn(part, element)).ToList();
        return parts.Contains(null) || parts.Sum(part => part!.Length + comma.Length) > Arithmetic.LongestText
            || !budget.TrySpend(list.Count)
                ? new Unknown(invocation.Syntax)
                : string.Join(comma, parts);
    }

    /// <summary>The text of a value that reads the same in every culture; null for other values, such as fractions.</summary>
    private static string? TextIn(object? value, ITypeSymbol? type) => value switch
    {
        null => "",
        string text => text,
        char letter => letter.ToString(),
        bool flag => flag.ToString(),
        Enum member => member.ToString(),
        int or long when type is { TypeKind: TypeKind.Enum } => type.MemberOf(value)?.Name,
        (int and >= 0 or long and >= 0) when type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 =>
            System.Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };
}

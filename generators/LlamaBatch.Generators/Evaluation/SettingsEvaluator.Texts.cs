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

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Changes a level in its axis attribute and everywhere else in the record.</summary>
internal static class LevelUses
{
    /// <summary>Replaces a level in its <c>[Axis]</c> attribute, in the baseline and in claims.</summary>
    public static IEnumerable<Edit?> Replace(Mistake mistake, ExpressionSyntax level, string value)
    {
        object? old = Value(level);
        if (mistake.Property is not { } property || mistake.Record is not { } record
            || mistake.Model.GetDeclaredSymbol(property, mistake.Cancellation) is not { } axis)
        {
            return [Edit.Replace(level, value)];
        }

        IEnumerable<ExpressionSyntax> uses = new[] { null, "Quick", "Smoke" }
            .SelectMany(scale => LevelEdits.Of(AttributeEdits.Of(property, "Axis").First(), scale))
            .Concat(property.Initializer is { Value: var baseline } ? [baseline] : [])
            .Concat(ClaimArguments.Of(axis, record, mistake.Cancellation)
                .SelectMany(argument => argument.Expression.DescendantNodesAndSelf().OfType<ExpressionSyntax>())
                .Where(SettingEdits.IsLiteral));
        return [.. uses.Where(use => old is not null && Equals(Value(use), old)).Select(use => (Edit?)Edit.Replace(use, value))];

        object? Value(ExpressionSyntax expression) => mistake.ModelOf(expression).GetConstantValue(expression, mistake.Cancellation).Value;
    }
}

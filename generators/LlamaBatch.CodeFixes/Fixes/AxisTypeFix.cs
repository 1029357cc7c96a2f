using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Makes the type argument of <c>[Axis]</c> match the type of the property, or the other way around.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AxisTypeFix)), Shared]
public sealed class AxisTypeFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.AxisTypeMustMatch.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Attribute is not { } attribute || mistake.Property is not { } property
            || attribute.Name.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault() is not { } name
            || mistake.Model.GetTypeInfo(property.Type, mistake.Cancellation).Type is not { } type)
        {
            return;
        }

        // C# converts a constant implicitly if its value is preserved: 16 to double, but not 1.5 to int.
        IEnumerable<ExpressionSyntax> levels = new[] { null, "Quick", "Smoke" }.SelectMany(scale => LevelEdits.Of(attribute, scale));
        TypeSyntax argument = name.TypeArgumentList.Arguments[0];
        if (AxisParser.IsLevel(type) && levels.All(level => mistake.Model.ClassifyConversion(level, type).IsImplicit))
        {
            // Float literals lose their suffix, because 3e-3f as a double would be 0.003000000026077032.
            IEnumerable<Edit?> literals = from level in levels
                                          where type.SpecialType == SpecialType.System_Double
                                          from literal in level.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>()
                                          where literal.Token.Value is float
                                          select (Edit?)Edit.Replace(literal, literal.Token.Text.TrimEnd('f', 'F'));
            mistake.Offer(argument.ToString() == property.Type.ToString() ? "Remove f" : $"Write [Axis<{property.Type}>(...)]", "Levels", [
                Edit.Replace(argument, property.Type.ToString()),
                .. literals,
            ]);
        }
        else
        {
            mistake.Offer($"Declare the property as {argument}", "Property", Edit.Replace(property.Type, argument.ToString()));
        }
    }
}

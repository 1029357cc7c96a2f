using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports user-defined optimizers whose steps ignore the scale of clipped gradients, and those that keep arrays between steps and save
/// none of them.
/// </summary>
internal static class OwnOptimizerRule
{
    private static readonly string[] _withoutScale = ["Sign", "Sqrt", "CopySign", "Norm"];

    /// <summary>Parts of the names of arrays that each step overwrites.</summary>
    private static readonly List<string> _scratch = ["buffer", "scratch", "temp", "work", "update", "gradient"];

    public static IEnumerable<Diagnostic> Check(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.TypeKind != TypeKind.Class || !type.AllInterfaces.Any(one => one.Is(KnownNames.TorchOptimizer)))
        {
            yield break;
        }

        if (type.GetMembers("Step").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length == 1) is { } step
            && MemberSyntax.Body(step.Declaration(cancellation)) is { } body && !Names(body).Contains(step.Parameters[0].Name)
            // A step that hands everything on reads no gradient itself. The sign of a gradient, and a gradient over its norm, have no scale.
            && Names(body).Contains("Gradient") && !Names(body).Overlaps(_withoutScale))
        {
            yield return NoEffect.At(
                step.Parameters[0].Locations.FirstOrDefault(),
                $"Parameter '{step.Parameters[0].Name}'",
                "the step does not read it, so Training.GradientClip clips nothing. Multiply each gradient by it.");
        }

        if (type.GetMembers("State").OfType<IPropertySymbol>().FirstOrDefault() is { } property
            && property.Declaration(cancellation) is PropertyDeclarationSyntax state
            && (state.Initializer?.Value ?? state.ExpressionBody?.Expression) is { } saved && IsEmpty(saved)
            && type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field is
            {
                IsStatic: false,
                IsImplicitlyDeclared: false,
                Type: IArrayTypeSymbol
                {
                    ElementType: { SpecialType: SpecialType.System_Single }
                        or IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Single },
                },
            } && !_scratch.Exists(word => field.Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)) is { } kept)
        {
            // Of an array of arrays, each is saved under a name of its own.
            string place = ((IArrayTypeSymbol)kept.Type).ElementType is IArrayTypeSymbol ? "[0]" : "";
            yield return Diagnostic.Create(
                Descriptors.StateIsNotSaved, saved.GetLocation(), kept.Name + place, type.Name, NameOf(kept.Name) + place);
        }
    }

    private static HashSet<string> Names(SyntaxNode body) =>
        new(body.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => name.Identifier.ValueText), StringComparer.Ordinal);

    private static bool IsEmpty(ExpressionSyntax value) => value switch
    {
        BaseObjectCreationExpressionSyntax creation => creation is { Initializer: null, ArgumentList: null or { Arguments.Count: 0 } },
        CollectionExpressionSyntax list => list.Elements.Count == 0,
        _ => false,
    };

    private static string NameOf(string field) => field.TrimStart('_');
}

using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Offers to turn an axis into a plain property.</summary>
internal static class PlainProperty
{
    /// <summary>Offers to remove <c>[Axis]</c> and <c>[TunedPer]</c>. Offers nothing if a claim or another axis names this axis.</summary>
    public static void Offer(Mistake mistake, PropertyDeclarationSyntax property, IPropertySymbol axis, INamedTypeSymbol record)
    {
        AttributeSyntax[] attributes = [.. AttributeEdits.Of(property, "Axis").Concat(AttributeEdits.Of(property, "TunedPer"))];
        bool isNamed = ClaimArguments.Of(axis, record, mistake.Cancellation).Any()
            || record.MembersBelowExperiment().SelectMany(member => member.Attributes(KnownNames.TunedPerAttribute))
                .SelectMany(tuned => tuned.ConstructorArguments)
                .Any(names => names.Kind == TypedConstantKind.Array && !names.IsNull
                    && names.Values.Any(name => name.Value as string == axis.Name));
        if (isNamed || attributes.Length == 0)
        {
            return;
        }

        // If no other attribute shares the brackets, the brackets are removed too.
        bool areAll = attributes[0].Parent is AttributeListSyntax list && list.Attributes.All(attributes.Contains);
        mistake.Offer($"Make '{axis.Name}' a plain property", "Plain", areAll && attributes[0].Parent is AttributeListSyntax whole
            ? [
                AttributeEdits.RemoveList(whole),
                .. attributes.Where(one => one.Parent != whole).Select(one => (Edit?)AttributeEdits.Remove(one)),
            ]
            : [.. attributes.Select(one => (Edit?)AttributeEdits.Remove(one))]);
    }
}

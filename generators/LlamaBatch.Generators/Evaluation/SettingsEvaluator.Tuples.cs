using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <content>Evaluates tuples. Experiments use tuples to set several settings together, as in <c>(64, 4)</c>.</content>
internal sealed partial class SettingsEvaluator
{
    private object Tuple(ITupleOperation tuple) => Elements(tuple.Elements) switch
    {
        List<object?> elements => new TupleValue(elements),
        var unknown => unknown,
    };

    /// <summary>An element of a tuple, by its name or by <c>Item1</c>, <c>Item2</c> and so on.</summary>
    private static object? Element(TupleValue tuple, IFieldReferenceOperation reference) =>
        ItemOf(reference.Field) is >= 0 and var item && item < tuple.Elements.Count ? tuple.Elements[item] : new Unknown(reference.Syntax);

    /// <summary>The index of a tuple's element; -1 for another field.</summary>
    private static int ItemOf(IFieldSymbol element)
    {
        string name = (element.CorrespondingTupleField ?? element).Name;
        return name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(name.Substring("Item".Length), out int place)
            ? place - 1
            : -1;
    }

    /// <summary>Assigns the elements of a tuple to locals, as in <c>var (width, heads) = (64, 4)</c>.</summary>
    private bool TryDeconstruct(IDeconstructionAssignmentOperation assignment)
    {
        IOperation target = assignment.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : assignment.Target;
        if (target is not ITupleOperation targets)
        {
            return false;
        }

        object? value = Evaluate(assignment.Value);
        return (value is TupleValue || !targets.Elements.All(one => one is IDiscardOperation))
            && TryAssign(targets.Elements, value as TupleValue, assignment);
    }

    /// <summary>Assigns the elements of a tuple to locals, or makes the locals unknown. Returns false for other targets.</summary>
    private bool TryAssign(IReadOnlyList<IOperation> targets, TupleValue? value, IOperation assignment)
    {
        for (int i = 0; i < targets.Count; i++)
        {
            IOperation target = targets[i] is IDeclarationExpressionOperation { Expression: var declared } ? declared : targets[i];
            switch (target)
            {
                case IDiscardOperation:
                    break;
                case ILocalReferenceOperation { Local: var local }:
                    object? element = value is not null && i < value.Elements.Count ? value.Elements[i] : new Unknown(assignment.Syntax);
                    Set(local, Converted(element, local.Type), assignment);
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether a pattern such as <c>(64, > 2)</c> matches a tuple, or one such as <c>{ Layers: > 2 } model</c> matches a value. Null if an
    /// element is unknown, or the pattern is not supported.
    /// </summary>
    private bool? Matches(IRecursivePatternOperation pattern, object? value)
    {
        if (pattern.DeconstructionSubpatterns.IsEmpty
            && SymbolEqualityComparer.Default.Equals(pattern.MatchedType, Held(pattern.InputType)))
        {
            return value is null ? false : Members(pattern, value) & Any(pattern.DeclaredSymbol, value);
        }

        if (value is not TupleValue tuple || pattern.PropertySubpatterns.Length > 0 || pattern.DeclaredSymbol is not null
            || pattern.DeconstructionSubpatterns.Length != tuple.Elements.Count)
        {
            return null;
        }

        bool? matches = true;
        for (int i = 0; i < tuple.Elements.Count; i++)
        {
            matches &= Matches(pattern.DeconstructionSubpatterns[i], tuple.Elements[i]);
        }

        return matches;
    }

    /// <summary>Whether the members of a value match a pattern such as <c>{ Layers: > 2 }</c>.</summary>
    private bool? Members(IRecursivePatternOperation pattern, object value)
    {
        bool? matches = true;
        foreach (IPropertySubpatternOperation member in pattern.PropertySubpatterns)
        {
            _matched.Push(value);
            object? read = Evaluate(member.Member);
            _matched.Pop();
            // A member is not read after one that does not match.
            matches &= read is Unknown ? null : Matches(member.Pattern, read);
            if (matches == false)
            {
                return false;
            }
        }

        return matches;
    }

    /// <summary>The type of the values of a nullable type; another type itself.</summary>
    private static ITypeSymbol Held(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var held] } ? held : type;

    /// <summary>The value of a tuple.</summary>
    private sealed record TupleValue(IReadOnlyList<object?> Elements)
    {
        public bool Equals(TupleValue? other) => other is not null && Elements.SequenceEqual(other.Elements);

        public override int GetHashCode() =>
            Elements.Aggregate(Elements.Count, (hash, element) => unchecked((31 * hash) + (element?.GetHashCode() ?? 0)));
    }
}

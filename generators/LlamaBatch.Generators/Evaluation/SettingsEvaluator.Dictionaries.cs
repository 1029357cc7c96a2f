using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Evaluates dictionaries, such as schedules by name, in which settings look up a value by a level.</summary>
internal sealed partial class SettingsEvaluator
{
    /// <summary>A dictionary with known keys and values.</summary>
    private sealed class DictionaryValue : Dictionary<object, object?>;

    /// <summary>
    /// Creates a dictionary with the default comparer from <c>["a"] = …</c> or <c>{ "a", … }</c>. Null for another type or initializer.
    /// </summary>
    private object? CreateDictionary(IObjectCreationOperation creation)
    {
        if (creation is not { Arguments.IsEmpty: true, Initializer: { } initializer }
            || creation.Type?.OriginalDefinition.ToDisplayString() != "System.Collections.Generic.Dictionary<TKey, TValue>")
        {
            return null;
        }

        var dictionary = new DictionaryValue();
        foreach (IOperation part in initializer.Initializers)
        {
            (IOperation Key, IOperation Value, bool IsNew)? entry = part switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [{ Value: var index }] }, Value: var written }
                    => (index, written, false),
                IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ Value: var first }, { Value: var second }] }
                    => (first, second, true),
                _ => null,
            };
            if (entry is not var (key, value, isNew))
            {
                return null;
            }

            object? known = Evaluate(key);
            object? content = Evaluate(value);
            if (known is Unknown || content is Unknown)
            {
                return known is Unknown ? known : content;
            }

            if (known is null || (isNew && dictionary.ContainsKey(known)))
            {
                return null;                                                        // the program throws
            }

            dictionary[known] = content;
        }

        return dictionary;
    }
}

using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <content>
/// Evaluates queries over written-out lists, such as <c>Table.First(row => row.Batch == BatchSize).Rate</c> and
/// <c>Enumerable.Repeat(512, n).Sum()</c>.
/// </content>
internal sealed partial class SettingsEvaluator
{
    /// <summary>The most elements of a list that a query creates. Tables of settings are shorter.</summary>
    private const int LongestList = 1_000;

    /// <summary>The result of a search without a matching element. It is a default value, or the program throws.</summary>
    private static readonly object _notFound = new();

    /// <summary>
    /// The result of a query method of .NET; null for other methods. A query that is kept in a variable is unknown, because it is computed
    /// later, when variables in it may have changed.
    /// </summary>
    private object? Query(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (!method.IsStatic || method.ContainingType.ToDisplayString() is not ("System.Linq.Enumerable" or "System.MemoryExtensions"
            or "System.Array") || (QueryMethods.IsDeferred(method.Name) && !IsRead(invocation)))
        {
            return null;
        }

        var values = new List<object?>();
        var functions = new List<IAnonymousFunctionOperation>();
        foreach (IArgumentOperation argument in invocation.Arguments.OrderBy(argument => argument.Parameter?.Ordinal ?? 0))
        {
            if (FunctionIn(argument.Value) is { } function)
            {
                functions.Add(function);
            }
            else if (argument.Parameter?.Type is { TypeKind: TypeKind.Delegate } || argument.ArgumentKind == ArgumentKind.ParamArray)
            {
                return null;
            }
            else
            {
                object? value = Evaluate(argument.Value);
                if (value is Unknown || (value is List<object?> && !QueryMethods.IgnoresOrder(method.Name) && !IsOrdered(argument.Value)))
                {
                    return value as Unknown ?? new Unknown(invocation.Syntax);
                }

                values.Add(value);
            }
        }

        if (!budget.TrySpend(values.Sum(value => (value as List<object?>)?.Count ?? 1)))
        {
            return new Unknown(invocation.Syntax);
        }

        object? result = functions.Count == 0 ? Plain(method, values) : OverAll(QueryMethods.NameOf(method.Name), values, functions);
        if (result == _notFound)
        {
            return QueryMethods.HasDefault(method.Name) ? DefaultOf(invocation.Type, invocation.Syntax) : new Unknown(invocation.Syntax);
        }

        if (result is Unknown unknown)
        {
            // Code of a deferred query may not run for all elements.
            return QueryMethods.IsDeferred(method.Name) ? unknown with { Problem = null } : unknown;
        }

        return result is IConvertible and not (string or bool or Enum)
            && LinkedTypes.ValueType(invocation.Type) is { IsPrimitive: true } type
            ? Arithmetic.Convert(result, type)
            : result ?? new Unknown(invocation.Syntax);
    }

    /// <summary>Whether another query, a copy, <c>string.Join</c> or a collection expression reads the result of a query at once.</summary>
    private static bool IsRead(IOperation query) => query.Parent switch
    {
        IConversionOperation { IsImplicit: true } conversion => IsRead(conversion),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType.Name: "Enumerable" } } => true,
        IArgumentOperation { Parent: IInvocationOperation call } => IsJoin(call),
        ISpreadOperation => true,
        _ => false,
    };

    /// <summary>Whether the elements of a list are in the order in which they are written.</summary>
    private static bool IsOrdered(IOperation list) => IsSequence(list)
        || WrittenList.Unconverted(list) is IInvocationOperation { TargetMethod.ContainingType.Name: "Enumerable" };

    /// <summary>The lambda expression of an argument, if it is a single expression.</summary>
    private static IAnonymousFunctionOperation? FunctionIn(IOperation argument) =>
        WrittenList.Unconverted(argument) is IDelegateCreationOperation
        {
            Target: IAnonymousFunctionOperation { Body.Operations: [IReturnOperation] } function,
        } ? function : null;

    private object? Apply(IAnonymousFunctionOperation function, params object?[] arguments)
    {
        if (function.Symbol.Parameters.Length != arguments.Length)
        {
            return new Unknown(function.Syntax);
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            _locals[function.Symbol.Parameters[i]] = arguments[i];
        }

        return Evaluate(((IReturnOperation)function.Body.Operations[0]).ReturnedValue);
    }

    /// <summary>The result of a method without functions.</summary>
    private static object? Plain(IMethodSymbol method, List<object?> values) => (method.Name, values) switch
    {
        ("Range", [int start, int count]) when count is >= 0 and <= LongestList =>
            Enumerable.Range(start, count).Select(number => (object?)number).ToList(),
        ("Repeat", [var element, int count]) when count is >= 0 and <= LongestList => Enumerable.Repeat(element, count).ToList(),
        ("ToArray" or "ToList", [List<object?> list]) => list,
        ("Take", [List<object?> list, int count]) => list.Take(count).ToList(),
        ("Skip", [List<object?> list, int count]) => list.Skip(count).ToList(),
        ("Reverse", [List<object?> list]) when method.ContainingType.Name == "Enumerable" => Enumerable.Reverse(list).ToList(),
        ("Distinct", [List<object?> list]) when list.TrueForAll(IsSimple) => list.Distinct().ToList(),
        ("Append", [List<object?> { Count: < LongestList } list, var last]) => list.Append(last).ToList(),
        ("Prepend", [List<object?> { Count: < LongestList } list, var first]) => list.Prepend(first).ToList(),
        ("Concat", [List<object?> list, List<object?> other]) when list.Count + other.Count <= LongestList => list.Concat(other).ToList(),
        ("Zip", [List<object?> list, List<object?> other]) =>
            list.Zip(other, (one, two) => (object?)new TupleValue([one, two])).ToList(),
        ("Count", [List<object?> list]) => list.Count,
        ("Any", [List<object?> list]) => list.Count > 0,
        ("First" or "FirstOrDefault" or "Single", [List<object?> { Count: > 0 } list])
            when method.Name != "Single" || list.Count == 1 => list[0],
        ("Last" or "LastOrDefault", [List<object?> { Count: > 0 } list]) => list[list.Count - 1],
        ("ElementAt", [List<object?> list, int index]) when index >= 0 && index < list.Count => list[index],
        ("Contains", [List<object?> list, var sought]) when IsSimple(sought) => list.Contains(sought),
        ("IndexOf", [List<object?> list, var sought]) when IsSimple(sought) => list.IndexOf(sought),
        ("Sum" or "Average" or "Min" or "Max", [List<object?> list]) => Total(method.Name, list),
        _ => null,
    };

    /// <summary>Whether equality of a value is that of its content, as for numbers and members of enums.</summary>
    private static bool IsSimple(object? value) => value is null or IConvertible;

    /// <summary>The sum, mean, minimum or maximum of numbers. Null for other values, and where the program throws.</summary>
    private static object? Total(string method, List<object?> numbers)
    {
        if (numbers.Exists(number => number is not (int or long or float or double)) || (numbers.Count == 0 && method != "Sum"))
        {
            return null;
        }

        return method switch
        {
            "Sum" when numbers.TrueForAll(one => one is int) => numbers.Aggregate(0, (sum, one) => checked(sum + (int)one!)),
            "Sum" when numbers.TrueForAll(one => one is long) => numbers.Aggregate(0L, (sum, one) => checked(sum + (long)one!)),
            "Sum" => numbers.Sum(Number),
            "Average" => numbers.Average(Number),
            "Min" => numbers.OrderBy(Number).First(),
            _ => numbers.OrderBy(Number).Last(),
        };
    }

    private static double Number(object? value) => System.Convert.ToDouble(value, CultureInfo.InvariantCulture);

    /// <summary>The result of a method that applies functions to the elements of a list; null for other methods.</summary>
    private object? OverAll(string method, List<object?> values, List<IAnonymousFunctionOperation> functions)
    {
        if (values is not [List<object?> list, ..] || functions is not [var function])
        {
            return null;
        }

        if (method == "Aggregate")
        {
            object? folded = values.Count > 1 ? values[1] : list.FirstOrDefault();
            return values.Count > 1 || list.Count > 0
                ? list.Skip(values.Count > 1 ? 0 : 1).Aggregate(folded, (one, two) => one is Unknown ? one : Apply(function, one, two))
                : null;
        }

        if (method == "Zip")
        {
            return values is [_, List<object?> other] ? Known(list.Zip(other, (one, two) => Apply(function, one, two))) : null;
        }

        if (values.Count > 1)
        {
            return null;
        }

        if (method is "First" or "Any" or "All" or "TakeWhile" or "FindIndex")
        {
            return Until(method, list, function);
        }

        if (method == "Last")
        {
            return Until("First", Enumerable.Reverse(list), function);             // .NET searches a list from its end
        }

        bool isIndexed = function.Symbol.Parameters.Length == 2;
        object results = Known(list.Select((element, i) => isIndexed ? Apply(function, element, i) : Apply(function, element)));
        if (results is not List<object?> applied)
        {
            return results;
        }

        var matching = list.Where((_, i) => applied[i] is true).ToList();
        return method switch
        {
            "Select" => applied,
            "Where" => matching,
            "SkipWhile" => list.SkipWhile((_, i) => applied[i] is true).ToList(),
            "Count" => matching.Count,
            "Single" when matching.Count == 1 => matching[0],
            "Sum" or "Average" or "Min" or "Max" => Total(method, applied),
            "OrderBy" when applied.TrueForAll(IsNumber) => Sorted().ToList(),
            "OrderByDescending" when applied.TrueForAll(IsNumber) => Enumerated().OrderByDescending(one => Number(applied[one.Place]))
                .Select(one => one.Element).ToList(),
            "MinBy" when list.Count > 0 && applied.TrueForAll(IsNumber) => Sorted().First(),
            "MaxBy" when list.Count > 0 && applied.TrueForAll(IsNumber) && applied.Max(Number) is var most =>
                list[applied.FindIndex(key => Number(key).Equals(most))],
            _ => null,
        };

        IEnumerable<(object? Element, int Place)> Enumerated() => list.Select((element, i) => (element, i));

        IEnumerable<object?> Sorted() => Enumerated().OrderBy(one => Number(applied[one.Place])).Select(one => one.Element);

        static bool IsNumber(object? key) => key is int or long or float or double;
    }

    /// <summary>The result of a method that stops at the first element that decides it.</summary>
    private object? Until(string method, IEnumerable<object?> list, IAnonymousFunctionOperation function)
    {
        var taken = new List<object?>();
        foreach (object? element in list)
        {
            object? applied = Apply(function, element);
            if (applied is not bool matches)
            {
                return applied as Unknown ?? new Unknown(function.Syntax);
            }

            if (matches == (method is "First" or "Any" or "FindIndex"))
            {
                return method switch
                {
                    "First" => element,
                    "FindIndex" => taken.Count,
                    "Any" => true,
                    "All" => false,
                    _ => taken,
                };
            }

            taken.Add(element);
        }

        return method switch
        {
            "Any" => false,
            "All" => true,
            "TakeWhile" => taken,
            "FindIndex" => -1,
            _ => _notFound,
        };
    }

    /// <summary>The values as a list, or the first that is unknown.</summary>
    private static object Known(IEnumerable<object?> values)
    {
        var known = new List<object?>();
        foreach (object? value in values)
        {
            if (value is Unknown)
            {
                return value;
            }

            known.Add(value);
        }

        return known;
    }
}

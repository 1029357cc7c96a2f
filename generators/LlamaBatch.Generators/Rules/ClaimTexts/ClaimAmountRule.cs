using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text has an amount of memory or time that is not the number in the code, as in "less than 768 MiB" beside
/// <c>IsBelow(768e6)</c>.
/// </summary>
internal static class ClaimAmountRule
{
    /// <summary>The relative deviation that rounding explains.</summary>
    private const double Rounding = 0.01;

    private const string Digits = @"[0-9][0-9,]{0,15}(\.[0-9]{1,9})?";

    /// <summary>
    /// The units of memory, each with all its sizes in bytes. Many authors write GB for 2³⁰ bytes, but nobody GiB for 10⁹.
    /// </summary>
    private static readonly Dictionary<string, double[]> _memory = new(StringComparer.Ordinal)
    {
        ["kB"] = [1e3, 1_024],
        ["KB"] = [1e3, 1_024],
        ["MB"] = [1e6, 1 << 20],
        ["GB"] = [1e9, 1 << 30],
        ["TB"] = [1e12, 1L << 40],
        ["KiB"] = [1_024],
        ["MiB"] = [1 << 20],
        ["GiB"] = [1 << 30],
        ["TiB"] = [1L << 40],
        ["bytes"] = [1],
        ["kilobytes"] = [1e3, 1_024],
        ["megabytes"] = [1e6, 1 << 20],
        ["gigabytes"] = [1e9, 1 << 30],
        ["terabytes"] = [1e12, 1L << 40],
    };

    /// <summary>The units of time, each in seconds.</summary>
    private static readonly Dictionary<string, double[]> _time = new(StringComparer.Ordinal)
    {
        ["µs"] = [1e-6],
        ["microseconds"] = [1e-6],
        ["ms"] = [1e-3],
        ["milliseconds"] = [1e-3],
        ["s"] = [1],
        ["seconds"] = [1],
        ["minutes"] = [60],
        ["hours"] = [3_600],
        ["days"] = [86_400],
    };

    private static readonly Regex _ofMemory = Of(_memory.Keys);

    private static readonly Regex _ofTime = Of(_time.Keys);

    public static Diagnostic? Check(ClaimCall call)
    {
        if (call.Method is not ("IsBelow" or "IsAbove") || call.Number("number") is not (> 0 and var number)
            || (call.Margin is { } margin && WrittenValue.NumberOf(margin) is not 0))
        {
            return null;
        }

        return call.Left?.Accessor.Name switch
        {
            "PeakMemory" or "MemoryBytes" => Of(call, number, _ofMemory, _memory, "bytes"),
            "StepTime" or "Time" => Of(call, number, _ofTime, _time, "seconds"),
            _ => null,
        };
    }

    private static Diagnostic? Of(ClaimCall call, double number, Regex phrase, Dictionary<string, double[]> units, string unit)
    {
        if (phrase.Matches(call.Claim.Text).Cast<Match>().ToList() is not [{ } said] || !said.Groups["bound"].Success
            || ClaimNumbers.Of(said.Groups["number"].Value) is not (> 0 and var stated))
        {
            return null;
        }

        double[] sizes = units[said.Groups["unit"].Value];
        return Array.Exists(sizes, size => Math.Abs((stated * size) - number) <= Rounding * number)
            ? null
            : ClaimFinding.Of(
                call,
                $"{said.Groups["number"].Value} {said.Groups["unit"].Value}, which {(stated.Equals(1) ? "is" : "are")} "
                    + $"{LevelName.Of(stated * sizes[0], null)} {unit}",
                $"the code has {LevelName.Of(number, null)}",
                remedy: $"write {LevelName.Of(stated * sizes[0], null)}");
    }

    /// <summary>All amounts with a unit, those after a bound with the group "bound".</summary>
    private static Regex Of(IEnumerable<string> units) => new(
        @"(?<bound>\b([Ll]ess than|[Mm]ore than|[Ff]ewer than|below|above|under|over|at most|at least|up to|exceeds?|within|longer than"
            + $@"|shorter than) )?(?<![\w.,])(?<number>{Digits})[ \u00a0]?(?<unit>{string.Join("|", units)})\b"
            + @"(?!( |-)(more|less|longer|shorter|per)\b)",
        RegexOptions.CultureInvariant);
}

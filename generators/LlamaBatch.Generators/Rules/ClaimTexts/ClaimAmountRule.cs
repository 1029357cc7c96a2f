using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text has an amount with a unit that is not the number in the code, as in "less than 768 MiB" beside
/// <c>IsBelow(768e6)</c>. The units are those of memory, time, speed and loss.
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

    /// <summary>The units of speed, each in tokens per second.</summary>
    private static readonly Dictionary<string, double[]> _speed = new(StringComparer.Ordinal)
    {
        ["tokens per second"] = [1],
        ["k tokens per second"] = [1e3],
        ["thousand tokens per second"] = [1e3],
        ["million tokens per second"] = [1e6],
    };

    private static readonly Dictionary<string, double[]> _nats = new(StringComparer.Ordinal) { ["nats"] = [1] };

    private static readonly Dictionary<string, double[]> _bits = new(StringComparer.Ordinal) { ["bits"] = [1] };

    private static readonly Regex _ofMemory = Of(_memory.Keys);

    private static readonly Regex _ofTime = Of(_time.Keys);

    private static readonly Regex _ofSpeed = Of(_speed.Keys);

    private static readonly Regex _ofNats = Of(_nats.Keys, "( per token|/token)?");

    private static readonly Regex _ofBits = Of(_bits.Keys, "( per byte|/byte)?");

    /// <summary>A multiple or a share of an amount, as in "half the memory of a device with 24 GB".</summary>
    private static readonly Regex _multiple = new(
        @"\b(half|twice|double|third|quarter|fifth|tenth|times|%|percent) (of )?(the|a|an|its|that|as)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ClaimCall call)
    {
        if (call.Method is not ("IsBelow" or "IsAbove") || call.Number("number") is not (> 0 and var number)
            || (call.Margin is not null && call.MarginNumber is not 0) || _multiple.IsMatch(call.Claim.Text))
        {
            return null;
        }

        return call.Left?.Accessor.Name switch
        {
            "PeakMemory" or "MemoryBytes" => Of(call, number, _ofMemory, _memory, "bytes"),
            "StepTime" or "Time" => Of(call, number, _ofTime, _time, "seconds"),
            "TokensPerSecond" => Of(call, number, _ofSpeed, _speed, "tokens per second"),
            "ValidationLoss" or "TrainLoss" or "SeenLoss" => Of(call, number, _ofNats, _nats, "nats per token"),
            "BitsPerByte" => Of(call, number, _ofBits, _bits, "bits per byte"),
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
        // 9e-3 as a product of 9 and 0.001 has an error in the last digit.
        double amount = double.Parse((stated * sizes[0]).ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        string converted = sizes[0].Equals(1) ? "" : $", which are {LevelName.Of(amount, null)} {unit}";
        return Array.Exists(sizes, size => Math.Abs((stated * size) - number) <= Rounding * number)
            ? null
            : ClaimFinding.Of(
                call,
                $"{said.Groups["number"].Value} {said.Groups["unit"].Value}{converted}",
                $"the code has {LevelName.Of(number, null)}",
                remedy: $"write {LevelName.Of(amount, null)}");
    }

    /// <summary>All amounts with a unit, those after a bound with the group "bound".</summary>
    private static Regex Of(IEnumerable<string> units, string suffix = "") => new(
        @"(?<bound>(?<!\bby )\b([Ll]ess than|[Mm]ore than|[Ff]ewer than|below|above|under|over|at most|at least|up to|exceeds?|within|longer than"
            + $@"|shorter than) )?(?<![\w.,])(?<number>{Digits})[ \u00a0]?(?<unit>{string.Join("|", units)})\b{suffix}"
            // "0.1 nats above the entropy" is a difference.
            + @"(?![ /-](more|less|longer|shorter|per|token|byte|above|below|over|higher|lower|worse|better|from|of|beyond|apart|away"
            + @"|faster|slower|than|short|behind|off|under)\b)",
        RegexOptions.CultureInvariant);
}

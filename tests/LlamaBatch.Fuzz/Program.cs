using System.Diagnostics;
using System.Globalization;
using LlamaBatch.Fuzzing;

// "--inputs 2000000 --seed 1": reads so many damaged files. Exit codes: 0 none did what none may do, 1 one did, 2 usage.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var numbers = new Dictionary<string, long> {
    ["--inputs"] = 100_000,
    ["--seed"] = 20261126,
    ["--from"] = 0,
    ["--seconds"] = 5,
    ["--threads"] = Environment.ProcessorCount,
    ["--minutes"] = int.MaxValue };
string? reader = null;
for (int i = 0; i < args.Length; i += 2)
{
    if (i + 1 < args.Length && args[i] == "--reader" && Campaign.Readers.Contains(args[i + 1]))
    {
        reader = args[i + 1];
        continue;
    }

    if (i + 1 >= args.Length || !numbers.ContainsKey(args[i])
        || !long.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out long number)
        || number > int.MaxValue)
    {
        Console.Error.WriteLine("The fuzzer takes --inputs, --seed, --from (the number of the first input), "
            + "--seconds (that an input may take), --minutes (after which no more are begun) and --threads, each with a number, "
            + $"and --reader with one of: {string.Join("; ", Campaign.Readers)}.");
        return 2;
    }

    numbers[args[i]] = number;
}

LlamaBatch.Torch.Threads.UseOne();
var clock = Stopwatch.StartNew();
var campaign = new Campaign(
    numbers["--inputs"],
    (int)numbers["--seed"],
    TimeSpan.FromSeconds(numbers["--seconds"]),
    TimeSpan.FromMinutes(numbers["--minutes"]),
    reader);
campaign.Run((int)Math.Max(1, numbers["--threads"]), numbers["--from"]);
Console.WriteLine(campaign.Table());
foreach (string finding in campaign.Findings)
{
    Console.WriteLine(finding + "\n");
}

Console.WriteLine(
    $"{campaign.Tried:N0} inputs in {clock.Elapsed.TotalMinutes:0.0} minutes, seed {numbers["--seed"]}: "
    + $"{campaign.Findings.Count} findings.");
return campaign.Findings.Count == 0 ? 0 : 1;

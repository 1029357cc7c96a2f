using System.Diagnostics;
using System.Globalization;
using LlamaBatch.Faults;

// "--faults 1000 --seed 1": injects so many faults and says what was lost. Exit codes: 0 nothing was lost, 1 something was, 2 usage, 3 not Linux.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int faults = 1000;
int seed = 20261124;
for (int i = 0; i < args.Length; i += 2)
{
    bool isNumber = i + 1 < args.Length && int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0;
    if (!isNumber || args[i] is not ("--faults" or "--seed"))
    {
        Console.Error.WriteLine("The campaign takes --faults <number>, 1000 by default, and --seed <number>.");
        return 2;
    }

    (faults, seed) = args[i] == "--faults" ? (int.Parse(args[i + 1], CultureInfo.InvariantCulture), seed) : (faults, int.Parse(args[i + 1], CultureInfo.InvariantCulture));
}

if (!OperatingSystem.IsLinux())
{
    Console.Error.WriteLine("The campaign needs Linux: it finds workers in /proc and stops them with signals.");
    return 3;
}

var clock = Stopwatch.StartNew();
var campaign = new Campaign(faults, seed);
campaign.Run();
Console.WriteLine(campaign.Tally.Table(clock.Elapsed, seed, campaign.LeftOut));
return campaign.Tally.IsClean ? 0 : 1;

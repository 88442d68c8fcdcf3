using Azalia.Referee;
using Azalia.Referee.Scripts;

// Exit codes: 0 no difference without a reason (or a clear skip); 1 there is one, or an entry of the list was never needed; 2 wrong usage.
if (!RefereeOptions.TryParse(args, out RefereeOptions options, out string? wrong))
{
    Console.Error.WriteLine(wrong);
    Console.Error.WriteLine(RefereeOptions.Usage);
    return 2;
}

try
{
    return RefereeReport.Run(options, Console.Out);
}
catch (Exception exception) when (exception is ScriptException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}

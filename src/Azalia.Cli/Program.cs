using System.Runtime.InteropServices;
using Azalia.Cli;

// The only file that knows the console and the machine's clock; everything below gets them handed in.
using CancellationTokenSource cancellation = new();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
using PosixSignalRegistration hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal);
using PosixSignalRegistration quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, OnSignal);

return InterruptibleRun.Of(args, new CommandEnvironment
{
    Output = Console.Out,
    Error = Console.Error,
    OutputHasColour = IsTerminal(Console.IsOutputRedirected) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
    ErrorIsTerminal = IsTerminal(Console.IsErrorRedirected),
    Answers = Console.IsInputRedirected ? null : Console.In,
    Width = WidthOfTerminal(),
    MachineTime = TimeProvider.System,
    Cancellation = cancellation.Token,
    ShowDetails = Environment.GetEnvironmentVariable("AZALIA_DEBUG") is { Length: > 0 } and not "0",
});

void OnSignal(PosixSignalContext context)
{
    // The first signal ends the job in an orderly way; a second one ends the process.
    context.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
}

static bool IsTerminal(bool isRedirected) => !isRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

static int WidthOfTerminal()
{
    const int Standard = 100;
    const int Narrowest = 60;
    if (Console.IsOutputRedirected)
        return Standard;
    try
    {
        return Math.Clamp(Console.WindowWidth, Narrowest, Standard);
    }
    catch (IOException)
    {
        return Standard;
    }
}

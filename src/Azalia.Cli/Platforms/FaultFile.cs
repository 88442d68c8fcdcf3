using System.Text;
using Azalia.Cli.Wave;
using Azalia.Simulation.Faults;

namespace Azalia.Cli.Platforms;

/// <summary>The file of --faults.</summary>
internal static class FaultFile
{
    /// <summary>Reads a plan.</summary>
    /// <exception cref="WaveException">The file cannot be read.</exception>
    /// <exception cref="CommandFailure">It holds no plan: file, line, column and what is wrong.</exception>
    public static FaultPlan Read(string path)
    {
        if (path.Length == 0)
            throw new WaveException("the plan of faults", "has no file name");
        if (Directory.Exists(path))
            throw new WaveException(path, "is a directory");
        try
        {
            // One character more than a plan may have, so that a longer file, or one without end, is refused by the reader of plans.
            using StreamReader reader = new(path, Encoding.UTF8);
            char[] text = new char[FaultPlan.LongestText + 1];
            int length = reader.ReadBlock(text, 0, text.Length);
            return FaultPlan.TryParse(new string(text, 0, length), path, out FaultPlan? plan, out string? error) ? plan : throw new CommandFailure(error);
        }
        catch (Exception problem) when (WaveException.IsFileProblem(problem))
        {
            throw WaveException.From(path, "read", problem);
        }
    }
}

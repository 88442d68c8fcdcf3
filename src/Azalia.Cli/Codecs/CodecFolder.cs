using Azalia.Cli.Output;
using Azalia.Cli.Wave;
using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs.Text;

namespace Azalia.Cli.Codecs;

/// <summary>Reads every file of a folder, and makes a codec that answers of each text in it.</summary>
internal static class CodecFolder
{
    /// <summary>Reads a folder and all below it; several threads share the work.</summary>
    /// <returns>One entry for each file, by path.</returns>
    /// <exception cref="WaveException">The folder cannot be read.</exception>
    public static CodecFileReport[] Read(string folder, bool isLenient)
    {
        string[] paths;
        try
        {
            paths = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        }
        catch (Exception problem) when (WaveException.IsFileProblem(problem))
        {
            throw WaveException.From(folder, "read", problem);
        }

        Array.Sort(paths, StringComparer.Ordinal);
        CodecFileReport[] reports = new CodecFileReport[paths.Length];
        _ = Parallel.For(0, paths.Length, i => reports[i] = ReadFile(paths[i], isLenient));
        return reports;
    }

    private static CodecFileReport ReadFile(string path, bool isLenient)
    {
        try
        {
            CodecTextReading reading = CodecTextFile.Read(path).Reading;
            foreach (CodecText codec in reading.Codecs)
                _ = new SimulatedCodec(CodecProfile.FromText(codec));

            string? error = reading.Errors.Count > 0 ? PlainText.OneLine(reading.Errors[0].ToString()) : null;
            bool isTaken = error is null || isLenient && reading.Codecs.Count > 0;
            return new CodecFileReport(path, isTaken ? reading.Codecs.Count : 0, isTaken ? null : error, reading.Warnings.Count + (isTaken ? reading.Errors.Count : 0))
            {
                Names = isTaken ? [.. reading.Codecs.Select(static codec => codec.Name ?? "no name")] : [],
            };
        }
        catch (WaveException failure)
        {
            return new CodecFileReport(path, 0, PlainText.OneLine(failure.Message), 0);
        }
    }
}

using Azalia.CodecCheck;
using Azalia.Specification.Codecs.Text;

// What a codec's text promises, played and recorded: every endpoint of every text in the folders and files that are named.
const string EveryPin = "--every-pin";
string[] paths = [.. args.Where(static argument => argument != EveryPin)];
if (paths.Length == 0)
{
    Console.Error.WriteLine($"usage: eng/check-codecs [{EveryPin}] FOLDER|FILE...");
    return 2;
}

string[] files =
[
    .. paths.SelectMany(static path => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories) : [path])
        .Order(StringComparer.Ordinal),
];
int failed = 0;
int texts = 0;
int endpoints = 0;
foreach (string file in files)
{
    CodecVerdict verdict;
    try
    {
        string text = await File.ReadAllTextAsync(file);
        if (CodecTextReader.Read(text).Codecs.Count == 0)
            continue;

        verdict = CodecTrial.Of(text, args.Contains(EveryPin));
    }
    catch (IOException exception)
    {
        verdict = new CodecVerdict(0, [exception.Message], []);
    }

    texts++;
    endpoints += verdict.Endpoints;
    failed += verdict.Failures.Count == 0 ? 0 : 1;
    Console.WriteLine($"{(verdict.Failures.Count == 0 ? "ok  " : "FAIL")} {Path.GetFileName(file)}: {verdict.Endpoints} endpoints");
    foreach (string failure in verdict.Failures)
        Console.WriteLine($"       {failure}");
    foreach (string remark in verdict.Remarks)
        Console.WriteLine($"     - {remark}");
}

Console.WriteLine($"{texts} texts, {endpoints} endpoints, {failed} texts with a failure");
return failed == 0 ? 0 : 1;

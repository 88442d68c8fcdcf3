using Azalia.Cli.Wave;

namespace Azalia.Cli;

/// <summary>
/// What a job leaves behind if it has to be left where it stands, waiting in a call that does not return: its temporary files, and the question who tells the
/// user. The job and whoever gives it up work on two threads; all members may be called on any.
/// </summary>
internal sealed class UnfinishedWork
{
    private readonly Lock _lock = new();
    private readonly List<string> _files = [];
    private bool _isGivenUp;
    private bool _hasFinished;
    private bool _isOutputTaken;
    private bool _isReported;

    /// <summary>Remembers a temporary file; false if the job was given up.</summary>
    public bool TryBegin(string file)
    {
        lock (_lock)
        {
            if (!_isGivenUp)
                _files.Add(file);
            return !_isGivenUp;
        }
    }

    /// <summary>Lets a temporary file become a real one; false, and nothing is done, if the job was given up.</summary>
    public bool TryFinish(string file, Action finish)
    {
        lock (_lock)
        {
            if (_isGivenUp)
                return false;
            finish();
            _hasFinished = true;
            _ = _files.Remove(file);
            return true;
        }
    }

    /// <summary>Deletes a temporary file.</summary>
    public void Discard(string file)
    {
        lock (_lock)
        {
            _ = _files.Remove(file);
            Delete(file);
        }
    }

    /// <summary>Gives the job up: deletes its temporary files, and keeps it from finishing any more.</summary>
    /// <returns>Whether it had finished a file before.</returns>
    public bool GiveUp()
    {
        lock (_lock)
        {
            _isGivenUp = true;
            _files.ForEach(Delete);
            _files.Clear();
            return _hasFinished;
        }
    }

    /// <summary>Claims standard output, which gets one result or one error; true for the first only.</summary>
    public bool TryTakeOutput() => !Interlocked.Exchange(ref _isOutputTaken, true);

    /// <summary>Claims the one line that says why a job failed; true for the first only.</summary>
    public bool TryReport() => !Interlocked.Exchange(ref _isReported, true);

    private static void Delete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception problem) when (WaveException.IsFileProblem(problem))
        {
            // Its directory is gone or locked; whatever made us give up is the news, not this.
        }
    }
}

using Azalia.Samples.FirstLight;

// Writes samples/first-light.wav, the file that Azalia's first sound was: the same bytes on every machine.
//
//     dotnet run --project samples/FirstLight -- samples/first-light.wav

if (args is not [string path])
{
    Console.Error.WriteLine("first-light: name the file to write, for example samples/first-light.wav");
    return 2;
}

byte[] file = Piece.Render();
File.WriteAllBytes(path, file);
Console.WriteLine($"{path}: {Piece.Frames / (double)Piece.SampleRate:0.0} s, {Piece.SampleRate} Hz, 16 bits, 2 channels, {file.Length} bytes");
return 0;

using Azalia.Bus.Ddi;
using Azalia.ClassDriver.Endpoints;
using Azalia.ClassDriver.Paths;
using Azalia.Specification.Windows;

namespace Azalia.ClassDriver.Miniport;

/// <summary>What a stream is made of when its pin is opened.</summary>
/// <param name="Pin">The pin.</param>
/// <param name="Endpoint">Its endpoint.</param>
/// <param name="Path">The path, claimed for the stream.</param>
/// <param name="Engine">The engine, reserved for the stream.</param>
/// <param name="Format">The format.</param>
/// <param name="ConverterFormat">The same, as converters take it.</param>
internal readonly record struct StreamOpening(
    uint Pin, Endpoint Endpoint, StreamPath Path, DmaEngineHandle Engine, KsDataFormat Format, HdAudioConverterFormat ConverterFormat);

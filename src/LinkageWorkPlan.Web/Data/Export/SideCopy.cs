using System.Text.Json.Serialization;
using LinkageWorkPlan.Domain;

namespace LinkageWorkPlan.Web.Data.Export;

/// <summary>Of an export that holds what one side may see.</summary>
/// <param name="Withheld">How many entries of the history are in it by their hash alone.</param>
internal sealed record SideCopy([property: JsonConverter(typeof(JsonStringEnumConverter<Side>))] Side Side, int Withheld);

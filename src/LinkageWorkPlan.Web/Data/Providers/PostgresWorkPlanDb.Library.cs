using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.Providers;

/// <content>
/// The search of the library. The index of three letters gives every document that may hold a word, and each has to be read again: for a word that most documents hold, that is all of them.
/// So the newest are read first. Where many of them hold the words, enough are soon found that way; where few do, the index finds the others.
/// </content>
public sealed partial class PostgresWorkPlanDb
{
    /// <summary>Documents that are read before it is known how many hold the words; then twice as many each time.</summary>
    private const int ReadFirst = 100;

    /// <summary>Where fewer than one in so many of the documents read hold the words, the index is asked.</summary>
    private const int OneIn = 10;

    internal override async Task<IReadOnlyList<int>> DocumentsHoldingAsync(IReadOnlyList<string> keys, int below, int most, CancellationToken cancel)
    {
        List<int> found = [];
        var isIndexed = keys.Any(each => each.Length >= MinIndexedLength);
        var to = Math.Min(below, await LibraryWords.MaxAsync(each => (int?)each.Number, cancel) + 1 ?? 0);
        for (var size = ReadFirst; to > 1 && found.Count < most; size *= 2)
        {
            var from = Math.Max(1, to - size);
            var some = await ReadAsync(keys, from, to, most - found.Count, cancel);
            found.AddRange(some);
            if (isIndexed && from > 1 && some.Count * OneIn < size && found.Count < most)
            {
                return [.. found, .. await LookUpAsync(keys, from, most - found.Count, cancel)];
            }

            to = from;
        }

        return found;
    }

    private async Task<List<int>> ReadAsync(IReadOnlyList<string> keys, int from, int to, int most, CancellationToken cancel)
    {
        var given = new Given(from, to, most);
        var holds = string.Concat(keys.Select(each => $""" AND strpos("Folded", {given.Add(each)}) > 0"""));
        var statement = $$"""SELECT "Number" AS "Value" FROM "LibraryWords" WHERE "Number" >= {0} AND "Number" < {1}{{holds}} ORDER BY "Number" DESC LIMIT {2}""";
        return await Database.SqlQueryRaw<int>(statement, given.Values).ToListAsync(cancel);
    }

    /// <summary>In a part of its own: the server would else read from the newest on as long as it takes to fill the limit.</summary>
    private async Task<List<int>> LookUpAsync(IReadOnlyList<string> keys, int to, int most, CancellationToken cancel)
    {
        var given = new Given(to, most);
        var holds = string.Join(" AND ", keys.Select(each => each.Length < MinIndexedLength ? $"""strpos("Folded", {given.Add(each)}) > 0""" : $""" "Folded" LIKE {given.Add(Pattern(each))}"""));
        var statement = $$"""
            WITH held AS MATERIALIZED (SELECT "Number" FROM "LibraryWords" WHERE {{holds}})
            SELECT "Number" AS "Value" FROM held WHERE "Number" < {0} ORDER BY "Number" DESC LIMIT {1}
            """;
        return await Database.SqlQueryRaw<int>(statement, given.Values).ToListAsync(cancel);
    }

    /// <summary>Values of a statement, and how it names them.</summary>
    private sealed class Given(params object[] first)
    {
        private readonly List<object> values = [.. first];

        public object[] Values => [.. values];

        public string Add(string value)
        {
            values.Add(value);
            return $"{{{values.Count - 1}}}";
        }
    }
}

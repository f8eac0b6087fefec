namespace LinkageWorkPlan.EndToEndTests.Reports;

/// <summary>Where things stand on paper, in mm, against Decree 30/2020/NĐ-CP, annex I, and the form of Lao official papers.</summary>
public sealed class EditionGeometryTests(PrintedReports printed) : IClassFixture<PrintedReports>
{
    private const double Left = 30;
    private const double Right = 210 - 15;

    [Fact]
    public async Task Vietnamese_text_keeps_the_margins()
    {
        foreach (var page in (await PageWords.OfAsync(printed.Vietnamese)).Where(page => page.Width < 211))
        {
            var text = page.Words.Where(word => word.Top > 19 && word.Bottom < 278).ToList();
            Assert.NotEmpty(text);
            Assert.All(text, word => Assert.True(word.Left >= Left - 0.5 && word.Right <= Right + 0.5, $"{word} is outside of the margins"));
        }
    }

    [Fact]
    public async Task Vietnamese_head_has_the_agency_left_and_the_country_right_on_one_line()
    {
        var page = (await PageWords.OfAsync(printed.Vietnamese))[0];
        var ministry = page.Line("BỘ", "CÔNG", "THƯƠNG");
        var country = page.Line("CỘNG", "HÒA", "XÃ", "HỘI", "CHỦ", "NGHĨA", "VIỆT", "NAM");
        var motto = page.Line("Độc", "lập", "-", "Tự", "do", "-", "Hạnh", "phúc");
        Assert.Equal(ministry.Top, country.Top, 0.3);
        Assert.InRange(ministry.Left, Left, Left + 72);
        Assert.InRange(ministry.Right, Left, Left + 72);
        Assert.InRange(country.Left, Left + 72, Right);
        Assert.InRange(country.Right, Left + 72, Right);

        // 12 pt: its measured width, and one line only.
        Assert.Equal(88.3, country.Right - country.Left, 1.0);
        Assert.Equal(56.1, motto.Right - motto.Left, 0.5);
        Assert.Equal(Left + 36, ministry.Middle, 0.5);
        Assert.Equal(country.Middle, motto.Middle, 0.3);
    }

    [Fact]
    public async Task Vietnamese_number_and_date_stand_level_under_their_columns()
    {
        foreach (var pdf in new[] { printed.Vietnamese, printed.VietnameseDraft })
        {
            var page = (await PageWords.OfAsync(pdf))[0];
            var number = page.First("Số:");
            var place = page.First("Hà", after: number.Bottom - 8);
            Assert.Equal(number.Bottom, place.Bottom, 0.3);
            Assert.InRange(number.Left, Left, Left + 72);
            Assert.InRange(place.Left, Left + 72, Right);
        }
    }

    [Fact]
    public async Task Vietnamese_pages_are_numbered_in_the_top_margin_from_the_second()
    {
        var pages = await PageWords.OfAsync(printed.Vietnamese);
        Assert.DoesNotContain(pages[0].Words, word => word.Bottom < 20);
        var number = Assert.Single(pages[1].Words, word => word.Bottom < 20);
        Assert.Equal("2", number.Text);
        Assert.Equal((Left + Right) / 2, number.Middle, 0.5);

        // 13 pt: as high as its font's line.
        Assert.Equal(13 * 1.107 * 25.4 / 72, number.Bottom - number.Top, 0.4);
    }

    [Fact]
    public async Task Each_Vietnamese_annex_counts_its_own_pages()
    {
        var pages = await PageWords.OfAsync(printed.Vietnamese);
        foreach (var annex in new[] { "I", "II", "III", "IV", "V", "VI" })
        {
            var page = pages.Single(each => each.Words.Zip(each.Words.Skip(1)).Any(pair => pair.First.Text == "lục" && pair.Second.Text == annex && pair.First.Top < 40));
            Assert.Equal("1", Assert.Single(page.Words, word => word.Bottom < 20).Text);
        }
    }

    [Fact]
    public async Task A_Vietnamese_paragraph_begins_one_centimetre_in()
    {
        var page = (await PageWords.OfAsync(printed.Vietnamese))[0];
        Assert.Equal(Left + 10, page.First("Căn").Left, 0.5);
        Assert.Equal(Left + 10, page.Line("Tổ", "công", "tác", "chung", "báo").Left, 0.5);
    }

    [Fact]
    public async Task Vietnamese_recipients_stand_level_with_who_signs()
    {
        var page = (await PageWords.OfAsync(printed.Vietnamese)).Single(each => each.Words.Any(word => word.Text == "nhận:"));
        var recipients = page.Line("Nơi", "nhận:");
        var authority = page.Line("TM.", "TỔ");
        Assert.Equal(Left, recipients.Left, 0.5);
        Assert.Equal(recipients.Top, authority.Top, 1.5);
        Assert.True(authority.Left > (Left + Right) / 2, "The signature stands in the right half");
        Assert.True(page.First("./.", part: true).Bottom < authority.Top);
    }

    [Fact]
    public async Task Lao_head_stands_in_its_order()
    {
        var page = (await PageWords.OfAsync(printed.Lao))[0];
        const double middle = 25 + 165 / 2.0;
        var country = page.Row(0);
        var motto = page.Row(1);
        var separator = page.First("------000------");
        Assert.All(new[] { country, motto, separator }, line => Assert.Equal(middle, line.Middle, 0.7));
        Assert.True(country.Bottom <= motto.Bottom && motto.Bottom < separator.Bottom);
        var number = page.First("0374/", part: true);
        Assert.True(number.Top > separator.Top && number.Right > 105 && number.Right <= 190.5);
        Assert.True(page.Words.First(word => word.Top > separator.Bottom).Left < 26, "Ministry and institute stand at the left");
    }
}

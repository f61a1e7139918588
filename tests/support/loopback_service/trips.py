# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers that read like real ones, for pictures of the program: three ways to plan the same trip."""

ENGLISH = {
    'quick': 'Day 1: arrive, drop the bags and walk through the old town together. Ice cream at the market square, '
             'an early dinner by the river.\n\n'
             'Day 2: the science museum in the morning, where children may touch everything. Picnic in the botanical '
             'garden, boat trip at four.\n\n'
             'Day 3: rent bikes and follow the lake path to the castle. Train home at five.',
    'thinking': 'Plan around one big thing a day, so that nobody has to hurry.\n\n'
                'Day 1: an easy start. Settle in, playground, pizza.\n\n'
                'Day 2: the zoo. Be there when it opens: the animals are awake and the paths are empty. A long lunch, '
                'then a quiet afternoon at the pool.\n\n'
                'Day 3: let each child choose one thing before noon, and leave after lunch.',
    'slow': 'For a family of four I would keep travel short and take one house for both nights.\n\n'
            'Day 1, Friday: drive after lunch, shop for breakfast on the way, sunset walk on the beach.\n\n'
            'Day 2, Saturday: tide pools at low water, fish and chips at the harbour, board games if it rains.\n\n'
            'Day 3, Sunday: the narrow-gauge railway at ten, a farm cafe, home before dark. About 480 euros for all, '
            'without fuel.',
}
CHINESE = {
    'quick': '第一天：到达后先放行李，一家人逛老城，在集市广场吃冰淇淋，傍晚在河边早点吃晚饭。\n\n'
             '第二天：上午去科技馆，孩子可以动手玩；中午在植物园野餐，下午四点坐游船。\n\n'
             '第三天：租自行车沿湖骑到城堡，下午五点坐火车回家。',
    'thinking': '每天只安排一件大事，谁也不用赶时间。\n\n'
                '第一天：轻松开始。入住，去游乐场，晚上吃比萨。\n\n'
                '第二天：开门就去动物园，那时动物精神、人也少。午饭吃得从容些，下午在泳池休息。\n\n'
                '第三天：让每个孩子各选一个想去的地方，午饭后返程。',
    'slow': '四口之家建议缩短路程，两晚住同一处。\n\n'
            '第一天（周五）：午饭后出发，路上买好早餐，傍晚去海边看日落。\n\n'
            '第二天（周六）：退潮时去礁石滩找小螃蟹，中午在码头吃海鲜；下雨就在屋里玩桌游。\n\n'
            '第三天（周日）：十点坐小火车，再去农场喝杯茶，天黑前到家。不含油费约 3600 元。',
}
THOUGHTS = {False: 'Two children, so walking must be short. Three days: one anchor for each of them.',
            True: '有两个孩子，步行不能太长。三天，每天一个重点。'}


def is_chinese(text):
    return any('\u4e00' <= character <= '\u9fff' for character in text)


def cut(text):
    """Pieces as services send them: words with the blank before them, or single characters of Chinese."""
    if is_chinese(text):
        return list(text)
    pieces = text.replace('\n\n', '\n\n\0').replace(' ', '\0 ').split('\0')
    return [piece for piece in pieces if piece]
